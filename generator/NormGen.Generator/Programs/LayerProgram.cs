namespace NormGen.Programs;

/// <summary>
/// LayerNorm (Ba et al. 2016) in one pass over the row. ⟨x²⟩ − ⟨x⟩² would cancel for a large mean, so the sums are taken around a
/// centre close to the mean, that of the row's first 64 elements (the pilot). What the centre misses, offset = ⟨x − centre⟩, is
/// corrected exactly: σ² = ⟨(x − centre)²⟩ − offset². Where the pilot was so far off that this in turn would cancel, the sums are
/// taken again around centre + offset, which is the mean.
/// </summary>
internal static class LayerProgram
{
    public static NormProgram Create(ProgramOptions options)
    {
        Expression x = options.Element, centre = new RowScalar("centre"), offset = new RowScalar("offset");
        Expression variance = new RowScalar("variance"), scale = new RowScalar("scale"), shift = new RowScalar("shift");
        Expression inverseDim = new CallScalar(CallValue.InverseDim);
        Expression d = new Named("d");
        return new(
            $"μ = ⟨{options.Name}⟩, scale = 1/{options.DescribeRoot($"⟨({options.Name} − μ)²⟩")}, y = {options.Affine.Describe($"({options.Name} − μ)·scale")}",
            [
                new Reduce("Pilot", Extent.Pilot, [], [new Let("pilotSum", x)]),
                new Scalar("centre", new RowScalar("pilotSum") * new CallScalar(CallValue.InversePilot)),
                new Reduce("Moments", Extent.Row, [new Let("d", x - centre)], [new Let("total", d), new Let("sumOfSquares", d * d)]),
                new Scalar("offset", new RowScalar("total") * inverseDim),

                // Of a row without spread, rounding may leave less than nothing.
                new Scalar("variance", new Maximum(new RowScalar("sumOfSquares") * inverseDim - offset * offset, 0.0)),
                new Retry(offset * offset, variance * 0.25, "centre", centre + offset,
                    "The pilot missed the mean by more than half a standard deviation: once more around the mean."),
                .. options.ReciprocalRoot(variance),
                new Scalar("shift", -(offset * scale)),
                new Scalar("mu", centre + offset),
                new Map(Role.Y, options.Affine.Apply(new MultiplyAdd(x - centre, scale, shift))),
                new Save(options.Mean, "mu"),
                new Save(options.InvStd, "scale"),
            ]);
    }
}
