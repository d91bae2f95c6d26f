namespace NormGen.Tests.Signatures;

public sealed class GlobalNamespaceTests
{
    [Fact]
    public void MethodInTheGlobalNamespace_IsImplemented()
    {
        Expect.Rms(GlobalNorms.Rms);
        Expect.Rms(new GlobalNorms.Inner().Rms);
    }
}
