extern alias runtime;
using System.Collections.Immutable;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace NormGen.Generator.Tests.Support;

/// <summary>
/// A user's project, as hostile as they come: no unsafe code, nullable, every warning of every wave an error, checked arithmetic,
/// no implicit usings, doc comments parsed.
/// </summary>
internal sealed record Consumer(ImmutableArray<string> Sources)
{
    private static readonly MetadataReference NormGen = MetadataReference.CreateFromFile(typeof(runtime::NormGen.NormAttribute).Assembly.Location);

    public static readonly ImmutableArray<MetadataReference> References = [.. Net100.References.All, NormGen];

    /// <summary>Public members without comments are the user's own business.</summary>
    private static readonly ImmutableDictionary<string, ReportDiagnostic> OwnBusiness = ImmutableDictionary<string, ReportDiagnostic>.Empty
        .Add("CS1591", ReportDiagnostic.Suppress);

    public static Consumer Of(params ReadOnlySpan<string> sources) => new(sources.ToImmutableArray());

    public OptimizationLevel Optimization { get; init; } = OptimizationLevel.Release;

    public bool AllowUnsafe { get; init; }

    public LanguageVersion Language { get; init; } = LanguageVersion.CSharp14;

    public ImmutableDictionary<string, string> Properties { get; init; } = ImmutableDictionary<string, string>.Empty;

    public CSharpParseOptions ParseOptions => new(Language, DocumentationMode.Diagnose);

    public Consumer Debug() => this with { Optimization = OptimizationLevel.Debug };

    public Consumer Emit(string value) => With("NormGenEmit", value);

    public Consumer Width(string value) => With("NormGenVectorWidth", value);

    public Consumer With(string property, string value) => this with { Properties = Properties.SetItem(property, value) };

    public Consumer And(string source) => this with { Sources = Sources.Add(source) };

    public SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(SourceText.From(source, System.Text.Encoding.UTF8), ParseOptions, path);

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        "Consumer",
        Sources.Select((source, i) => Parse(source, $"Source{i}.cs")),
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: Optimization,
            checkOverflow: true,
            allowUnsafe: AllowUnsafe,
            nullableContextOptions: NullableContextOptions.Enable,
            generalDiagnosticOption: ReportDiagnostic.Error,
            specificDiagnosticOptions: OwnBusiness,
            warningLevel: 9999));

    public GeneratorDriver Driver() => CSharpGeneratorDriver.Create(
        [new NormGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        optionsProvider: new BuildProperties(Properties),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator, and once more after an edit that has nothing to do with it.</summary>
    public Generation Generate() => Generation.Of(this);
}
