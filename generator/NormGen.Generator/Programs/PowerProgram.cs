namespace NormGen.Programs;

/// <summary>
/// PowerNorm (Shen et al. 2020, arXiv 2003.07845): division by a running quadratic mean ψ of each feature, in training by the one from before this batch,
/// which then goes into it. Without the state, as during warm-up, the batch's own quadratic mean is taken: that is RMSNorm over the batch.
/// </summary>
internal static class PowerProgram
{
    public static NormProgram Create(ProgramOptions options)
    {
        if (options.Source == StatisticSource.Elements)
            return RmsProgram.Create(options);
        Expression x = options.Element, square = new FeatureScalar(Role.RunningSquare), batchSquare = new RowScalar("batchSquare"), alpha = options.AlphaForward;
        string formula = $"scale = 1/{options.DescribeRoot("runningSquare")}, y = {options.Affine.Describe($"{options.Name}·scale")}";
        Stage[] output =
        [
            .. options.ReciprocalRoot(square),
            .. options.Output(x, new RowScalar("scale"), finish: y => new OneNaN(y)),
            new Save(options.InvStd, "scale"),
        ];
        if (options.Source == StatisticSource.Running)
            return new(formula, output);
        return new(
            formula + $", then runningSquare takes in ⟨{options.Name}²⟩",
            [
                new Reduce("Squares", Extent.Row, [], [new Let("sumOfSquares", x * x)]),
                new Scalar("batchSquare", new RowScalar("sumOfSquares") * options.InverseCount),

                // Beside a state that is much larger, the digits of the batch's do not matter.
                new Scalar("counted", new Maximum(batchSquare, square)),
                new Guard("counted"),
                .. output,
                new Update(Role.RunningSquare, new OneNaN(square * alpha + batchSquare * (1.0 - alpha))),
            ]);
    }
}
