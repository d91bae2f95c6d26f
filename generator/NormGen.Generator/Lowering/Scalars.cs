using NormGen.Programs;

namespace NormGen.Lowering;

/// <summary>The scalars of the row, of its feature and of the call that a method over elements is given, each of which it spreads over a vector.</summary>
internal sealed class Scalars(KernelContext kernel, VectorDialect vector, IEnumerable<Expression> expressions)
{
    private readonly IReadOnlyList<Expression> _leaves = expressions.SelectMany(e => e.Walk()).Where(e => e is RowScalar or FeatureScalar or CallScalar).Distinct().ToList();

    public IEnumerable<string> Parameters => _leaves.Select(l => $"{kernel.Compute.Name} {Name(l)}");

    /// <summary>What a call hands over: scalars of the row and of its feature as the caller has them, those of the call as they are.</summary>
    public IEnumerable<string> Arguments(Func<string, string> rowScalar, Func<Role, string>? featureScalar = null) => _leaves.Select(l => l switch
    {
        RowScalar row => rowScalar(row.Name),
        FeatureScalar feature => featureScalar!(feature.Parameter),
        _ => kernel.Value(((CallScalar)l).Value, isDouble: false),
    });

    public void WriteVectors(SourceWriter writer)
    {
        foreach (Expression leaf in _leaves)
            writer.Line($"{vector.Type} {Name(leaf)}V = {vector.Broadcast(Name(leaf))};");
    }

    /// <summary>The text of a leaf that is one of them; null for any other.</summary>
    public string? Text(Expression leaf) => leaf is RowScalar or FeatureScalar or CallScalar ? Name(leaf) + "V" : null;

    private static string Name(Expression leaf) => leaf switch
    {
        RowScalar row => row.Name,
        FeatureScalar feature => KernelContext.Name(feature.Parameter),
        _ => KernelContext.Name(((CallScalar)leaf).Value),
    };
}
