namespace NormGen.Package.Tests.Support;

internal static class FinishedChecks
{
    /// <summary>The program ran, and printed the checksums that this process has for the same calls.</summary>
    public static void AssertSameBits(this Finished run)
    {
        if (!run.Succeeded().Lines.SequenceEqual(Expected.Lines))
            throw run.Wrong($"printed other checksums than\n{string.Join('\n', Expected.Lines)}\nnamely");
    }
}
