using NormGen;
using TransformerBlock.Forms;

namespace TransformerBlock.Checking;

/// <summary>All that one sequence's run showed, without padding.</summary>
/// <param name="Stream">The residual stream at the start and after each branch.</param>
/// <param name="Features">The last features.</param>
internal sealed record Run(IReadOnlyList<float[]> Stream, float[] Features)
{
    /// <summary>Runs one sequence, or several side by side, padded to the length of the longest.</summary>
    public static Run[] Of(Weights weights, Placement placement, Form form, params int[][] sequences)
    {
        int positions = sequences.Max(sequence => sequence.Length);
        int[] tokens = [.. sequences.SelectMany(sequence => sequence.Concat(Enumerable.Repeat(0, positions - sequence.Length)))];
        Activations activations = new(sequences.Length, positions, trace: true);
        activations.Begin(0, positions, [.. sequences.Select(sequence => sequence.Length)]);
        float[] features = new Model(weights, placement, form).Features(tokens, activations).ToArray();
        return [.. sequences.Index().Select(own =>
        {
            float[] Rows(float[] tensor) => tensor.AsSpan(own.Index * positions * Shape.Dim, own.Item.Length * Shape.Dim).ToArray();
            return new Run([.. activations.Trace.Select(Rows)], Rows(features));
        })];
    }

    /// <summary>Where the other run first differs in a bit; null where it is the same.</summary>
    public string? DifferenceTo(Run other)
    {
        for (int branch = 0; branch < Stream.Count; branch++)
        {
            string place = branch == 0 ? "the embedding" : $"layer {(branch + 1) / 2}'s {(branch % 2 == 1 ? "attention" : "MLP")}";
            if (Difference($"after {place}", Stream[branch], other.Stream[branch]) is { } difference)
                return difference;
        }

        return Difference("in the last features", Features, other.Features);
    }

    /// <summary>Where two tensors first differ in a bit, in words.</summary>
    public static string? Difference(string place, ReadOnlySpan<float> expected, ReadOnlySpan<float> actual)
    {
        int at = Bits.FirstDifference(expected, actual);
        return at < 0 ? null
            : FormattableString.Invariant($"{place}, position {at / Shape.Dim}, feature {at % Shape.Dim}: {actual[at]:g9} instead of {expected[at]:g9}");
    }
}
