namespace NormGen.Generator.Tests.Snapshots;

/// <summary>The stand-in for Verify, on texts of its own.</summary>
public sealed class VerifierTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("snapshots");

    public void Dispose() => _directory.Delete(recursive: true);

    [Fact]
    public async Task ANewSnapshot_Fails_AndIsWrittenAsReceived()
    {
        SnapshotException exception = await Assert.ThrowsAsync<SnapshotException>(() => Verify("class C;\n"));
        Assert.StartsWith("New: Class.Test#Hint.received.cs\n", exception.Message);
        Assert.Equal("class C;\n", Read("Class.Test#Hint.received.cs"));
        Assert.False(Exists("Class.Test#Hint.verified.cs"));
    }

    [Fact]
    public async Task AnEqualSnapshot_Passes_AndTakesAnOldReceivedFileAway()
    {
        Write("Class.Test#Hint.verified.cs", "class C;\n");
        Write("Class.Test#Hint.received.cs", "class Old;\n");
        await Verify("class C;\n");
        Assert.False(Exists("Class.Test#Hint.received.cs"));
    }

    [Fact]
    public async Task ASnapshotCheckedOutWithOtherLineEnds_IsEqual()
    {
        Write("Class.Test#Hint.verified.cs", "class C\r\n{\r\n}\r\n");
        await Verify("class C\n{\n}\n");
    }

    [Fact]
    public async Task AnotherText_Fails_WithTheChangedLinesAndThreeAroundThem()
    {
        Write("Class.Test#Hint.verified.cs", Lines(20));
        SnapshotException exception = await Assert.ThrowsAsync<SnapshotException>(() => Verify(Lines(20).Replace("line 10\n", "line ten\n")));
        Assert.Equal(
            """
            NotEqual: Class.Test#Hint.received.cs (+) is not Class.Test#Hint.verified.cs (-):
                7   line 7
                8   line 8
                9   line 9
                  - line 10
               10 + line ten
               11   line 11
               12   line 12
               13   line 13

            """,
            exception.Message, ignoreLineEndingDifferences: true);
        Assert.Contains("line ten", Read("Class.Test#Hint.received.cs"));
        Assert.Contains("line 10", Read("Class.Test#Hint.verified.cs"));
    }

    [Fact]
    public async Task ADifferenceInWhiteSpaceAlone_IsOne()
    {
        Write("Class.Test#Hint.verified.cs", "class  C;\n");
        await Assert.ThrowsAsync<SnapshotException>(() => Verify("class C;\n"));
    }

    [Fact]
    public async Task ASnapshotOfWhatIsNoLongerGenerated_Fails()
    {
        Write("Class.Test#Hint.verified.cs", "class C;\n");
        Write("Class.Test#Gone.verified.cs", "class D;\n");
        SnapshotException exception = await Assert.ThrowsAsync<SnapshotException>(() => Verify("class C;\n"));
        Assert.StartsWith("Delete: Class.Test#Gone.verified.cs\n", exception.Message);
    }

    [Fact]
    public async Task ASnapshotOfAnotherTestWhoseNameBeginsAlike_IsLeftAlone()
    {
        Write("Class.Test#Hint.verified.cs", "class C;\n");
        Write("Class.TestToo#Other.verified.cs", "class D;\n");
        await Verify("class C;\n");
    }

    [Fact]
    public async Task Accepting_WritesTheSnapshot_AndDeletesTheStale()
    {
        Write("Class.Test#Gone.verified.cs", "class D;\n");
        await new SnapshotFiles(_directory.FullName, "Class.Test", accepts: true).Verify([("Hint", "class C;\n")]);
        Assert.Equal("class C;\n", Read("Class.Test#Hint.verified.cs"));
        Assert.False(Exists("Class.Test#Gone.verified.cs"));
        await Verify("class C;\n");
    }

    [Fact]
    public void AParameterisedTest_HasItsArgumentsInTheName() =>
        Assert.Equal("Class.Test_dim=5_kind=Layer_text=null", Verifier.TestName("Class", "Test", [("dim", 5), ("kind", Kind.Layer), ("text", null)]));

    [Fact]
    public void AGeneratedFile_IsComparedUnderALineWithItsHintName() =>
        Assert.Equal(("Llama.Norm.12ab.g", "//HintName: Llama.Norm.12ab.g.cs\nclass C;\n"), Verifier.Target("Llama.Norm.12ab.g.cs", "class C;\n"));

    private static string Lines(int count) => string.Concat(Enumerable.Range(1, count).Select(i => $"line {i}\n"));

    private Task Verify(string text) => new SnapshotFiles(_directory.FullName, "Class.Test", accepts: false).Verify([("Hint", text)]);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_directory.FullName, name), text);

    private string Read(string name) => File.ReadAllText(Path.Combine(_directory.FullName, name));

    private bool Exists(string name) => File.Exists(Path.Combine(_directory.FullName, name));
}
