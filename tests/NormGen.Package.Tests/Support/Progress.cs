namespace NormGen.Package.Tests.Support;

/// <summary>One line per command, so that minutes of silence are none.</summary>
internal static class Progress
{
    public static void Say(string line) => TestContext.Current.SendDiagnosticMessage(line);
}
