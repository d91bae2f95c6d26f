using System.IO.Compression;
using NormGen.Package.Tests.Support;

namespace NormGen.Package.Tests;

/// <summary>Libraries with normalization methods, and the programs that use them. The kernels call NormGen.dll, so it must reach the program.</summary>
public sealed class LibraryTests(Workshop workshop) : PackageTest(workshop)
{
    private const string Executable = "<OutputType>Exe</OutputType>";

    private const string OwnMethod = """
        using System;
        using NormGen;

        internal static partial class Own
        {
            [Norm(Kind.RMS, Axis.Feature, 8)]
            public static partial void InPlace(Span<float> x);
        }
        """;

    /// <summary>What a library author should write: nothing but the reference.</summary>
    [Fact]
    public async Task AnOrdinaryReference_ReachesTheProgram_GeneratorAndAll()
    {
        Library("Ordinary");
        Project app = App("Ordinary");
        app.Add("Own.cs", OwnMethod);
        (await app.Build("Release")).WithoutWarnings();
        (await app.RunBuilt("Release")).AssertSameBits();
    }

    /// <summary>PrivateAssets="all" is right for packages that are only generators. This one has a library, which is then missing.</summary>
    [Fact]
    public async Task APrivateReference_LosesTheLibrary_UntilTheProgramReferencesThePackageItself()
    {
        Library("Private", "PrivateAssets=\"all\"");
        Project app = App("Private");
        (await app.Build("Release")).WithoutWarnings();
        Finished run = (await app.RunBuilt("Release")).Failed();
        Assert.Contains("System.IO.FileNotFoundException: Could not load file or assembly 'NormGen,", run.Log);

        Project mended = App("Private", "Mended", Reference());
        (await mended.Build("Release")).WithoutWarnings();
        (await mended.RunBuilt("Release")).AssertSameBits();
    }

    /// <summary>The same through a package: the library author's package depends on this one, and the program needs no word about it.</summary>
    [Fact]
    public async Task APackagedLibrary_BringsTheLibrary_TheGeneratorAndItsProperties()
    {
        Project library = Library("Packaged");
        string version = Workshop.Version;
        (await library.DotNet("pack", "-c", "Release", "-o", Workshop.Feed, $"-p:PackageVersion={version}")).Succeeded().WithoutWarnings();
        using (ZipArchive package = ZipFile.OpenRead(Path.Combine(Workshop.Feed, $"Packaged.{version}.nupkg")))
        {
            using StreamReader nuspec = new(package.GetEntry("Packaged.nuspec")!.Open());
            Assert.Contains($"<dependency id=\"NormGen\" version=\"{version}\"", await nuspec.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        Project app = Project("PackagedApp", Executable + "<EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles><NormGenEmit>Runtime</NormGenEmit>",
            $"""<PackageReference Include="Packaged" Version="{version}" />""",
            [.. Support.Project.Sources("Cases.cs", "Program.cs"), ("Own.cs", OwnMethod)]);
        (await app.Build("Release")).WithoutWarnings();
        Assert.Contains("FeatureKernels.RMS(", app.Generated("Release"));
        (await app.RunBuilt("Release")).AssertSameBits();
    }

    /// <summary>Friends see each other's internal types; the generated ones must be nobody's but their file's, even where all names are equal.</summary>
    [Fact]
    public async Task FriendsWithTheSameNames_DoNotClash()
    {
        (string Name, string Text) own = Support.Project.Source("Norms.cs");
        own.Text = own.Text.Replace("public static partial class Norms", "internal static partial class Norms", StringComparison.Ordinal);
        (string Name, string Text) cases = Support.Project.Source("Cases.cs");
        cases.Text = cases.Text.Replace("public static class Cases", "internal static class Cases", StringComparison.Ordinal);

        // CS0436 tells, truly, that the program has types of the names of its friend's; it must not tell it of a generated type.
        const string strict = "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningLevel>9999</WarningLevel><WarningsNotAsErrors>CS0436</WarningsNotAsErrors>";
        Project("Friend", strict, $"""{Reference()}<InternalsVisibleTo Include="FriendApp" />""", own,
            ("FriendCases.cs", cases.Text.Replace("class Cases", "class FriendCases", StringComparison.Ordinal)));
        Project app = Project("FriendApp", Executable + strict,
            $"""{Reference()}<ProjectReference Include="../Friend/Friend.csproj" /><InternalsVisibleTo Include="Friend" />""",
            own, cases,
            ("Program.cs",
            """
            // The program's own methods, then its friend's.
            foreach ((string name, float[] result) in Consumer.Cases.Run())
                System.Console.WriteLine($"{name}: {Consumer.Cases.Checksum(result)}");
            foreach ((string name, float[] result) in Consumer.FriendCases.Run())
                System.Console.WriteLine($"{name}: {Consumer.Cases.Checksum(result)}");
            """));
        Finished build = await app.Build("Release");
        Assert.NotEmpty(build.Warnings);
        Assert.All(build.Warnings, warning => Assert.Matches(@"Cases\.cs.* warning CS0436: The type 'Norms' in ", warning));
        Finished run = (await app.RunBuilt("Release")).Succeeded();
        Assert.Equal([.. Expected.Lines, .. Expected.Lines], run.Lines);
    }

    private Project Library(string name, string attributes = "") => Project(name, "", Reference(attributes), Support.Project.Source("Norms.cs"));

    private Project App(string library, string suffix = "App", string items = "") => Project(library + suffix, Executable,
        $"""<ProjectReference Include="../{library}/{library}.csproj" />{items}""", Support.Project.Sources("Cases.cs", "Program.cs"));
}
