using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using NormGen.Lowering;
using NormGen.Parsing;
using NormGen.Specification;

namespace NormGen;

/// <summary>Writes the bodies of methods with a NormAttribute or a NormGradientAttribute.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class NormGenerator : IIncrementalGenerator
{
    /// <summary>Names of the pipeline's steps, for tests that watch what is computed anew.</summary>
    internal static class Steps
    {
        public const string Methods = nameof(Methods), Gradients = nameof(Gradients), Options = nameof(Options), Outputs = nameof(Outputs);
    }

    // Without a byte order mark, as the rest of a repository is written.
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValuesProvider<NormMethod> methods = Methods(context, AttributeReader.NormAttribute).WithTrackingName(Steps.Methods);
        IncrementalValuesProvider<NormMethod> gradients = Methods(context, AttributeReader.GradientAttribute).WithTrackingName(Steps.Gradients);

        // The few facts about the project that decide how kernels are written.
        IncrementalValueProvider<EmitOptions> options = context.AnalyzerConfigOptionsProvider
            .Combine(context.CompilationProvider.Select(static (compilation, _) => compilation.Options.OptimizationLevel))
            .Select(static (pair, _) => OptionsReader.Read(pair.Left.GlobalOptions, pair.Right))
            .WithTrackingName(Steps.Options);

        // One file for each method.
        context.RegisterSourceOutput(methods.Combine(options).WithTrackingName(Steps.Outputs), static (c, pair) => Write(c, pair.Left, pair.Right));
        context.RegisterSourceOutput(gradients.Combine(options).WithTrackingName(Steps.Outputs), static (c, pair) => Write(c, pair.Left, pair.Right));
    }

    /// <summary>Each method with an attribute, as values: no symbol or syntax gets past this step.</summary>
    private static IncrementalValuesProvider<NormMethod> Methods(IncrementalGeneratorInitializationContext context, string attribute) => context.SyntaxProvider
        .ForAttributeWithMetadataName(attribute, static (node, _) => node is MethodDeclarationSyntax, static (c, cancellation) =>
            MethodParser.Parse((IMethodSymbol)c.TargetSymbol, c.Attributes[0], cancellation).Method)
        .Where(static method => method is not null)
        .Select(static (method, _) => method!);

    private static void Write(SourceProductionContext context, NormMethod method, EmitOptions emit)
    {
        if (method.Spec is not null || emit.AnalyzersRun)
            context.AddSource(method.Declaration.HintName + ".g.cs", SourceText.From(MethodLowering.Write(method, emit), Utf8));
    }
}
