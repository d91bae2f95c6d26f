using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>
/// What a form answers. The answers lie inside larger arrays, at an odd place, so that a write beyond them is noticed and no
/// alignment is taken for granted.
/// </summary>
internal sealed class Outcome(NormInput input)
{
    private const int Guard = 19;
    private const float Untouched = -7.25e11f;

    private readonly float[] _y = new float[input.X.Length + 2 * Guard];
    private readonly float[] _mean = new float[input.Rows + 2 * Guard];
    private readonly float[] _invStd = new float[input.Rows + 2 * Guard];

    public Span<float> Y => _y.AsSpan(Guard, _y.Length - 2 * Guard);

    public Span<float> Mean => _mean.AsSpan(Guard, _mean.Length - 2 * Guard);

    public Span<float> InvStd => _invStd.AsSpan(Guard, _invStd.Length - 2 * Guard);

    public static Outcome Of(NormForm form, NormInput input, double epsilon)
    {
        Outcome outcome = new(input);
        outcome.Run(form, input, epsilon);
        return outcome;
    }

    /// <summary>Runs a form with the parts that it takes, on all rows in one call or on one row after the other.</summary>
    public void Run(NormForm form, NormInput input, double epsilon, bool rowByRow = false)
    {
        Array.Fill(_y, Untouched);
        Array.Fill(_mean, Untouched);
        Array.Fill(_invStd, Untouched);
        if (form.InPlace)
            input.X.CopyTo(Y);

        int rows = rowByRow ? 1 : input.Rows;
        for (int row = 0; row + rows <= input.Rows; row += Math.Max(1, rows))
        {
            int start = row * input.Dim, length = rows * input.Dim;
            form.Run(new NormCall
            {
                X = input.X.AsSpan(start, length),
                Y = Y.Slice(start, length),
                Dim = input.Dim,
                Weight = form.Parts.HasFlag(Parts.Weight) ? input.Weight : default(ReadOnlySpan<float>),
                Bias = form.Parts.HasFlag(Parts.Bias) ? input.Bias : default(ReadOnlySpan<float>),
                Mean = form.Parts.HasFlag(Parts.Mean) ? Mean.Slice(row, rows) : default,
                InvStd = form.Parts.HasFlag(Parts.InvStd) ? InvStd.Slice(row, rows) : default,
                Epsilon = (float)epsilon,
            });
            if (rows == 0)
                break;
        }

        if (!IsIntact(_y) || !IsIntact(_mean) || !IsIntact(_invStd))
            Assert.Fail($"{input}, {form.Name}: wrote outside its outputs.");
    }

    private static bool IsIntact(float[] array) =>
        !array.AsSpan(0, Guard).ContainsAnyExcept(Untouched) && !array.AsSpan(array.Length - Guard).ContainsAnyExcept(Untouched);
}
