using System.Numerics.Tensors;
using NormGen;
using TransformerBlock.Forms;

namespace TransformerBlock.Checking;

/// <summary>What the comparisons of one placement came to. A difference is null where all bits are equal.</summary>
/// <param name="StreamRms">The residual stream's root mean square at the start and after each layer.</param>
/// <param name="Checksum">Of the last features.</param>
/// <param name="Steps">The fused steps against the unfused run.</param>
/// <param name="Blocks">The whole blocks against the unfused run.</param>
/// <param name="Padded">Two sequences padded to one length, in either form, against each alone.</param>
/// <param name="OneByOne">The positions one by one, as they were generated, against all at once.</param>
internal sealed record Check(double[] StreamRms, uint Checksum, string? Steps, string? Blocks, string? Padded, string? OneByOne)
{
    public bool IsEqual => (Steps ?? Blocks ?? Padded ?? OneByOne) is null;

    /// <summary>Compares the ways to run a placement on the text that it generated.</summary>
    public static Check Of(Weights weights, Placement placement, Sample sample)
    {
        int[] tokens = sample.Tokens, part = tokens[..((tokens.Length + 2) / 3)];
        Run plain = Run.Of(weights, placement, new Unfused(), tokens).Single();
        Run ofPart = Run.Of(weights, placement, new Unfused(), part).Single();
        Run steps = Run.Of(weights, placement, new Steps(), tokens).Single();
        Run blocks = Run.Of(weights, placement, new Blocks(), tokens).Single();
        Run[] padded = [.. ((Form[])[new Unfused(), new Steps(), new Blocks()]).SelectMany(form => Run.Of(weights, placement, form, part, tokens))];
        return new(
            [.. plain.Stream.Where((_, branch) => branch % 2 == 0).Select(stream => TensorPrimitives.Norm<float>(stream) / Math.Sqrt(stream.Length))],
            Bits.Checksum(plain.Features),
            plain.DifferenceTo(steps),
            plain.DifferenceTo(blocks),
            padded.Select((run, index) => (index % 2 == 0 ? ofPart : plain).DifferenceTo(run)).FirstOrDefault(difference => difference is not null),
            Run.Difference("in the last features", plain.Features, sample.Features));
    }
}
