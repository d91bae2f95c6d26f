namespace NormGen.MachineCode.Tests;

/// <summary>That the tests of the kernels can fail: listings with one thing wrong.</summary>
public sealed class ListingTests
{
    private const string Good = """
        ; Assembly listing for method NormGen.Generated.<K_M_1_g>F00__MOf64:Blocks256(byref,nuint) (FullOpts)
        ; Emitting BLENDED_CODE for generic X64 + VEX on Unix

        G_M000_IG01:                ;; offset=0x0000
               push     rbp
               vxorps   ymm2, ymm2, ymm2

        G_M000_IG02:                ;; offset=0x00F4
               vmovups  ymm10, ymmword ptr [r8+4*r10]
               vfmadd231ps ymm2, ymm10, ymm10
               add      r10, 8
               cmp      r10, 0x1000
               jb       SHORT G_M000_IG02

        G_M000_IG03:                ;; offset=0x016C
               vextractf128 xmm3, ymm2
               ret

        ; Total bytes of code 100

        """;

    [Fact]
    public void AGoodListing_HasNoFaults()
    {
        MethodListing method = Assert.Single(Listing.Parse(Good));
        Assert.Equal(("MOf64", "Blocks256"), (method.Class, method.Method));
        Assert.Contains("generic X64 + VEX", method.Heading);
        Assert.Equal(9, method.Instructions.Count());
        Loop loop = Assert.Single(method.InnermostLoops());
        Assert.Equal(5, loop.Body.Count);
        Assert.True(loop.IsAlongRow(Target.Avx2));
        Assert.Equal(1, loop.MultiplyAdds(Target.Avx2));
        Assert.Empty(loop.Faults(Target.Avx2));
    }

    [Theory]
    [InlineData("call     Tail:Load", "a call: call Tail:Load")]
    [InlineData("tail.jmp Tail:Load", "a call: tail.jmp Tail:Load")]
    [InlineData("vmovups  ymm3, ymmword ptr [rbp-0x40]", "a register in memory: vmovups ymm3, ymmword ptr [rbp-0x40]")]
    [InlineData("mov      qword ptr [rsp+0x20], rax", "a register in memory: mov qword ptr [rsp+0x20], rax")]
    [InlineData("jae      G_M000_IG03", "not one condition: jae G_M000_IG03; jb SHORT G_M000_IG02")]
    [InlineData("vaddps   xmm3, xmm3, xmm4", "less than the full width: vaddps xmm3, xmm3, xmm4")]
    public void ALoopWithOneThingWrong_IsFound(string line, string fault)
    {
        string bad = Good.Replace("       add      r10, 8", $"       {line}\n       add      r10, 8");
        Loop loop = Assert.Single(Assert.Single(Listing.Parse(bad)).InnermostLoops());
        Assert.Equal([fault], loop.Faults(Target.Avx2));
    }

    [Fact]
    public void OfNestedLoops_OnlyTheInnerIsInnermost()
    {
        string nested = Good.Replace("       vextractf128 xmm3, ymm2", "       dec      rcx\n       jne      G_M000_IG01");
        Assert.Equal(5, Assert.Single(Assert.Single(Listing.Parse(nested)).InnermostLoops()).Body.Count);
    }

    [Fact]
    public void AMultiplicationAndAnAddition_AreNotFused()
    {
        string apart = Good.Replace("vfmadd231ps ymm2, ymm10, ymm10", "vmulps   ymm10, ymm10, ymm10");
        Assert.Equal(0, Assert.Single(Assert.Single(Listing.Parse(apart)).InnermostLoops()).MultiplyAdds(Target.Avx2));
    }

    [Theory]
    [InlineData("vmovups", "ymm3, ymmword ptr [rbp-0x40]", true)]
    [InlineData("vaddps", "ymm3, ymm3, ymmword ptr [rsp+0x40]", true)]
    [InlineData("vmovups", "ymmword ptr [rbp-0x40], ymm3", false)]
    [InlineData("vmovaps", "xmm0, xmmword ptr [rbp-0x40]", false)]
    [InlineData("vmovups", "ymm3, ymmword ptr [rbx+4*rax]", false)]
    [InlineData("lea", "r9, [rbp-0xA8]", false)]
    public void AVectorFromTheFrame_IsASpill(string mnemonic, string operands, bool isSpill) =>
        Assert.Equal(isSpill, new Instruction(mnemonic, operands).FetchesVectorFromFrame(Target.Avx2));
}
