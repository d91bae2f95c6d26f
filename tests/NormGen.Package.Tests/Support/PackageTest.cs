namespace NormGen.Package.Tests.Support;

/// <summary>A class of tests on fresh projects. Its failures keep the projects for a look.</summary>
public abstract class PackageTest(Workshop workshop) : IDisposable
{
    protected Workshop Workshop { get; } = workshop;

    /// <summary>A project in a folder of its own, beside the others.</summary>
    private protected Project Project(string name, string properties, string items = "", params (string Name, string Text)[] sources) =>
        Support.Project.Write(Workshop, name, properties, items, sources);

    /// <summary>The usual reference to the package.</summary>
    protected string Reference(string attributes = "") => $"""<PackageReference Include="NormGen" Version="{Workshop.Version}" {attributes}/>""";

    public void Dispose()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed)
            Workshop.CountFailure();
        GC.SuppressFinalize(this);
    }
}
