using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>Inputs for gradients: those of <see cref="StepCorpus"/>, what comes down from above, and sums that are not zero before the call.</summary>
internal static class GradientCorpus
{
    // The gradients of a row are of one magnitude; those of Half are such that what is made of them can be held as well.
    private static readonly double[] s_magnitudes = [1, 1e-3, 30];

    public static StepInput Make(ElementType type, int dim, int rows, Distribution distribution, ulong seed)
    {
        StepInput input = StepCorpus.Make(type, dim, rows, distribution, seed);
        SplitMix64 random = new(seed ^ Fnv1a.Of($"gradient of {input}"));
        input = input.With(Role.Dy, Tensor()).With(Role.DResidualOut, Tensor());
        foreach (Role role in new[] { Role.DWeight, Role.DBias, Role.DNextWeight, Role.DNextBias })
            input = input.With(role, [.. Enumerable.Range(0, dim).Select(_ => random.Normal())]);
        return input;

        double[] Tensor()
        {
            double[] tensor = new double[rows * dim];
            for (int row = 0; row < rows; row++)
            {
                double magnitude = s_magnitudes[random.Below(s_magnitudes.Length)];
                for (int i = row * dim; i < (row + 1) * dim; i++)
                    tensor[i] = magnitude * random.Normal();
            }

            return tensor;
        }
    }
}
