namespace NormGen.Programs;

/// <summary>
/// Mean and variance of a set of elements in one pass: of a feature over the batch (Ioffe &amp; Szegedy 2015), of a group (Wu &amp; He 2018) or a feature
/// (Ulyanov et al. 2016) of a sample, of a position's channels. As in <see cref="LayerProgram"/> the sums are taken around a centre from the set's first
/// elements, and corrected by what that misses; but a set's sums are gathered in double, which bears a centre a standard deviation off. The output is
/// centred at the float nearest the mean, and what that misses goes into the shift, so that a large mean costs nothing.
/// </summary>
internal static class MomentsProgram
{
    public static NormProgram Create(ProgramOptions options)
    {
        Expression x = options.Element, centre = new RowScalar("centre"), offset = new RowScalar("offset"), middle = new RowScalar("middle");
        Expression variance = new RowScalar("variance"), scale = new RowScalar("scale"), shift = new RowScalar("shift"), mu = new RowScalar("mu");
        Expression d = new Named("d");
        return new(
            $"μ = ⟨{options.Name}⟩, scale = 1/{options.DescribeRoot($"⟨({options.Name} − μ)²⟩")}, y = {options.Affine.Describe($"({options.Name} − μ)·scale")}",
            [
                new Reduce("Pilot", Extent.Pilot, [], [new Let("pilotSum", x)]),
                new Scalar("centre", new RowScalar("pilotSum") * new CallScalar(CallValue.InversePilot)),
                new Reduce("Moments", Extent.Row, [new Let("d", x - centre)], [new Let("total", d), new Let("sumOfSquares", d * d)]),
                new Scalar("offset", new RowScalar("total") * options.InverseCount),
                new Scalar("variance", new Maximum(new RowScalar("sumOfSquares") * options.InverseCount - offset * offset, 0.0)),

                new Retry(offset * offset, variance, "centre", centre + offset,
                    "The pilot missed the mean by more than a standard deviation: once more around the mean."),
                .. options.ReciprocalRoot(variance),
                new Scalar("mu", centre + offset),
                new Scalar("middle", mu),

                // What the middle misses the mean by: exact, also where the mean has been rounded to the type that this is worked out in.
                new Scalar("shift", (middle - centre - offset) * scale),
                .. options.Output(x - middle, scale, shift),
                new Save(options.Mean, "mu"),
                new Save(options.InvStd, "scale"),
            ]);
    }
}
