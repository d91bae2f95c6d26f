using NormGen.Package.Tests.Support;

namespace NormGen.Package.Tests;

/// <summary>The usual user: a console program, built and run.</summary>
public sealed class ConsoleTests(Workshop workshop) : PackageTest(workshop)
{
    [Theory]
    [InlineData("Debug")]
    [InlineData("Release")]
    public async Task ABuild_GivesTheLibrarysBits(string configuration)
    {
        Project app = Project($"Console{configuration}",
            "<OutputType>Exe</OutputType><EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>",
            Reference(), Support.Project.Sources("Norms.cs", "Cases.cs", "Program.cs"));
        (await app.Build(configuration)).WithoutWarnings();

        // Debug calls the kernels of the library, Release has its own where a size is known.
        string generated = app.Generated(configuration);
        Assert.Equal(configuration == "Release", generated.Contains("file static class OneSizeOf4096", StringComparison.Ordinal));
        Assert.Equal(configuration == "Debug", generated.Contains("(nuint)rows, 4096, 1E-05f, 0f, 4096, 4096, 1);", StringComparison.Ordinal));
        (await app.RunBuilt(configuration)).AssertSameBits();

        // Without this the machine's cache could have answered for the package.
        Assert.True(Directory.Exists(Path.Combine(Workshop.Root, "cache", "normgen", Workshop.Version)));
    }

    [Fact]
    public async Task ATrimmedSingleFile_GivesTheLibrarysBits()
    {
        Project app = Project("Trimmed",
            "<OutputType>Exe</OutputType><PublishTrimmed>true</PublishTrimmed><PublishSingleFile>true</PublishSingleFile><SelfContained>true</SelfContained><InvariantGlobalization>true</InvariantGlobalization>",
            Reference(), Support.Project.Sources("Norms.cs", "Cases.cs", "Program.cs"));
        (await app.Publish()).Succeeded().WithoutWarnings();
        Assert.Equal(["Trimmed", "Trimmed.pdb"], Directory.GetFiles(app.Published()).Select(Path.GetFileName).Order());
        (await app.RunPublished()).AssertSameBits();
    }
}
