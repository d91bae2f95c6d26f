using NormGen.Package.Tests.Support;

namespace NormGen.Package.Tests;

/// <summary>NativeAOT, and NG1001, which tells that its default baseline leaves the kernels slow.</summary>
/// <remarks>Linking needs gcc or clang. Where there is neither these tests fail: skipped, they would look like passed.</remarks>
public sealed class NativeAotTests(Workshop workshop) : PackageTest(workshop)
{
    private const string Executable = "<OutputType>Exe</OutputType><PublishAot>true</PublishAot><InvariantGlobalization>true</InvariantGlobalization>";

    [Fact]
    public async Task WithAvx2_ThereIsNoWarning_AndTheBitsAreTheLibrarys()
    {
        Project app = Project("Aot", $"{Executable}<IlcInstructionSet>x86-64-v3</IlcInstructionSet>",
            Reference(), Support.Project.Sources("Norms.cs", "Cases.cs", "Program.cs"));
        (await Publish(app)).WithoutWarnings();
        (await app.RunPublished()).AssertSameBits();
    }

    /// <summary>Here a library of the program sees the package too, and sees PublishAot, which stands on the command line.</summary>
    [Fact]
    public async Task WithoutAvx2_ThereIsOneWarning_AndTheValuesAreRight()
    {
        Project("AotBaseline.Library", "", Reference(), Support.Project.Sources("Norms.cs"));
        Project app = Project("AotBaseline", "<OutputType>Exe</OutputType><InvariantGlobalization>true</InvariantGlobalization>",
            $"""{Reference()}<ProjectReference Include="../AotBaseline.Library/AotBaseline.Library.csproj" />""",
            Support.Project.Sources("Cases.cs", "Program.cs"));
        Finished publication = await Publish(app, "-p:PublishAot=true");
        string warning = Assert.Single(publication.Warnings);
        Assert.Contains("AotBaseline.csproj : warning NG1001: NativeAOT for linux-x64 leaves AVX2 and FMA off", warning);
        Assert.Contains("write <IlcInstructionSet>x86-64-v3</IlcInstructionSet>", warning);

        // A multiplication and an addition round separately here, which can change the last bit.
        (await app.RunPublished()).Succeeded();
        Expected.AssertNear(app.Results());
    }

    /// <summary>Which settings are warned of, without the minutes that a publication of each would take.</summary>
    [Fact]
    public async Task TheWarning_IsForX64WithoutAvx2_AndCanBeSuppressed()
    {
        (string Properties, bool IsWarned)[] cases =
        [
            ("PublishAot=true;RuntimeIdentifier=linux-x64", true),
            ("PublishAot=true;RuntimeIdentifier=linux-musl-x64", true),
            ("PublishAot=true;RuntimeIdentifier=win-x64", true),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=x86-64-v2", true),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=sse4.2,aes", true),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=avx", true),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=x86-64-v3,-avx2", true),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=-avx2", true),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=-avx512", true),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=x86-64-v3", false),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=x86-64-v4", false),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=native", false),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=avx2", false),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=aes,+avx2", false),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=avx512v3", false),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=avx10v1", false),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;IlcInstructionSet=x86-64-v4,-avx512v3", false),
            ("PublishAot=true;RuntimeIdentifier=linux-arm64", false),
            ("PublishAot=true;RuntimeIdentifier=osx-arm64", false),
            ("PublishAot=true;RuntimeIdentifier=win-x86", false),
            ("PublishAot=false;RuntimeIdentifier=linux-x64", false),
            ("RuntimeIdentifier=linux-x64", false),
            ("Configuration=Release", false),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;NoWarn=CS1591%3BNG1001", false),
            ("PublishAot=true;RuntimeIdentifier=linux-x64;MSBuildWarningsAsMessages=NG1001", false),
        ];
        Project app = Project("AotSettings", "<OutputType>Exe</OutputType>", Reference(), Support.Project.Source("Norms.cs"));
        (await app.DotNet("restore")).Succeeded();
        IEnumerable<string> calls = cases.Select((c, i) =>
            $"""
            <Message Importance="high" Text="case {i}:" />
            <MSBuild Projects="AotSettings.csproj" Targets="PrepareForPublish" Properties="{c.Properties}" />
            """);
        app.Add("settings.proj", $"""<Project><Target Name="All">{string.Concat(calls)}</Target></Project>""");
        Finished run = (await app.DotNet("msbuild", "settings.proj")).Succeeded();
        for (int i = 0; i < cases.Length; i++)
        {
            int warnings = run.Messages.SkipWhile(line => line != $"case {i}:").Skip(1).TakeWhile(line => !line.StartsWith("case ", StringComparison.Ordinal))
                .Count(line => line.Contains("NG1001", StringComparison.Ordinal));
            if (warnings != (cases[i].IsWarned ? 1 : 0))
                throw run.Wrong($"gave NG1001 {warnings} times where there was {cases[i].Properties}");
        }
    }

    private static async Task<Finished> Publish(Project app, params string[] arguments)
    {
        Finished publication = await app.Publish(arguments);
        return publication.Log.Contains("Platform linker", StringComparison.Ordinal)
            ? throw publication.Wrong("found no linker, which tests/NormGen.Package.Tests/setup.sh installs")
            : publication.Succeeded();
    }
}
