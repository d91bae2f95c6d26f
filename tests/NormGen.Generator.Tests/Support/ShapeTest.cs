namespace NormGen.Generator.Tests.Support;

/// <summary>Methods in all the places and with all the signatures that the language allows, each computing RMS of five features with a weight. What is around the kernel matters here, so the kernel is the shortest there is.</summary>
public abstract class ShapeTest
{
    private const string Usings = "using System;\nusing NormGen;\n";

    /// <summary>What stands before a method: <c>[Norm] void M(In x, In weight, Out y)</c>, written short in the tests.</summary>
    private static readonly (string Short, string Long)[] Abbreviations =
    [
        ("[Rms5]", "[Norm(Kind.RMS, Axis.Feature, 5)]"), ("In ", "ReadOnlySpan<float> "), ("Out ", "Span<float> "),
    ];

    /// <summary>Compiles a project, runs the call in it, and compares.</summary>
    /// <param name="call">A call, given the arrays x, weight and y.</param>
    /// <param name="source">The project's source.</param>
    protected static void Runs(string call, string source) => Runs(call, source, Consumer.Of());

    /// <inheritdoc cref="Runs(string, string)"/>
    /// <param name="consumer">The project that the source is added to.</param>
    private protected static void Runs(string call, string source, Consumer consumer)
    {
        foreach ((string abbreviation, string text) in Abbreviations)
            source = source.Replace(abbreviation, text);
        using LoadedProject project = consumer.And(Usings + source)
            .And($"{Usings}public static class Probe {{ public static void Run(float[] x, float[] weight, float[] bias, float[] y) {{ {call}; }} }}")
            .Width("Scalar").Generate().Load();
        new Formula(Kind.RMS, 5).AssertHolds(project.Method<Action<float[], float[], float[], float[]>>("Probe", "Run"), source: project.GeneratedSource);
    }
}
