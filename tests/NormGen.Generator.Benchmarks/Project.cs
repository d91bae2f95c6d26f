extern alias runtime;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace NormGen.Generator.Benchmarks;

/// <summary>A project of 500 normalization methods, ten to a file, and one file that has nothing to do with them.</summary>
internal static class Project
{
    private const int Files = 50, MethodsPerFile = 10;

    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp14);

    public static CSharpCompilation Create() => CSharpCompilation.Create(
        "Benchmark",
        [.. Enumerable.Range(0, Files).Select(file => Parse(FileOf(file), $"Norms{file}.cs")), Parse(Unrelated(0), "Unrelated.cs")],
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(runtime::NormGen.NormAttribute).Assembly.Location)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorDriver Driver() => CSharpGeneratorDriver.Create([new NormGenerator().AsSourceGenerator()], parseOptions: Options);

    /// <summary>The project after a key stroke in the file that has nothing to do with norms.</summary>
    public static CSharpCompilation WithUnrelatedEdit(CSharpCompilation project, int strokes) => Edit(project, "Unrelated.cs", Unrelated(strokes));

    /// <summary>The project after a key stroke in a comment above a norm.</summary>
    public static CSharpCompilation WithComment(CSharpCompilation project, int strokes) =>
        Edit(project, "Norms7.cs", $"// {new string('x', strokes)}\n{FileOf(7)}");

    /// <summary>The project after the size of one norm was changed.</summary>
    public static CSharpCompilation WithOtherSize(CSharpCompilation project, int size) =>
        Edit(project, "Norms7.cs", FileOf(7).Replace("Axis.Feature, 75,", $"Axis.Feature, {size},"));

    private static CSharpCompilation Edit(CSharpCompilation project, string path, string text) =>
        project.ReplaceSyntaxTree(project.SyntaxTrees.Single(t => t.FilePath == path), Parse(text, path));

    private static SyntaxTree Parse(string text, string path) => CSharpSyntaxTree.ParseText(text, Options, path, System.Text.Encoding.UTF8);

    private static string Unrelated(int strokes) => $$"""
        internal static class Unrelated
        {
            // {{new string('x', strokes)}}
            public static int Answer() => 42;
        }
        """;

    private static string FileOf(int file) => $$"""
        using System;
        using NormGen;

        public static partial class Norms{{file}}
        {
        {{string.Concat(Enumerable.Range(file * MethodsPerFile, MethodsPerFile).Select(Method))}}
        }
        """;

    private static string Method(int i) => $"""
            [Norm(Kind.{(i % 2 == 0 ? Kind.RMS : Kind.Layer)}, Axis.Feature, {i + 1}, Epsilon = 1e-6)]
            public static partial void Norm{i}(ReadOnlySpan<float> x, ReadOnlySpan<float> weight, Span<float> y);

        """;
}
