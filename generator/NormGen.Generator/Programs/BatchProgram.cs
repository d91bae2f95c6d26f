namespace NormGen.Programs;

/// <summary>
/// BatchNorm (Ioffe &amp; Szegedy 2015): by the batch's own statistics, which also go into the running ones where there are such (the variance made
/// unbiased); by the running ones; or by statistics that the caller has from elsewhere.
/// </summary>
internal static class BatchProgram
{
    public static NormProgram Create(ProgramOptions options) => options.Source switch
    {
        StatisticSource.Running => Running(options),
        StatisticSource.Given => Given(options),
        _ => Elements(options),
    };

    private static NormProgram Elements(ProgramOptions options)
    {
        NormProgram program = MomentsProgram.Create(options);
        Expression momentum = options.Momentum;
        Expression Blend(Role state, Expression batch) => new OneNaN(new FeatureScalar(state) * (1.0 - momentum) + batch * momentum);
        return program with
        {
            Stages =
            [
                .. program.Stages,
                new Update(Role.RunningMean, Blend(Role.RunningMean, new RowScalar("mu"))),
                new Update(Role.RunningVar, Blend(Role.RunningVar, new RowScalar("variance") * new CallScalar(CallValue.Unbiasing))),
            ],
        };
    }

    private static NormProgram Running(ProgramOptions options)
    {
        Expression x = options.Element, centre = new RowScalar("centre"), scale = new RowScalar("scale");
        return new(
            $"scale = 1/{options.DescribeRoot("runningVar")}, y = {options.Affine.Describe($"({options.Name} − runningMean)·scale")}",
            [
                new Scalar("centre", new FeatureScalar(Role.RunningMean)),
                .. options.ReciprocalRoot(new FeatureScalar(Role.RunningVar)),
                .. options.Output(x - centre, scale, finish: y => new OneNaN(y)),
                new Save(options.Mean, "centre"),
                new Save(options.InvStd, "scale"),
            ]);
    }

    private static NormProgram Given(ProgramOptions options)
    {
        Expression x = options.Element, mu = new FeatureScalar(Role.Mean), middle = new RowScalar("middle"), scale = new FeatureScalar(Role.InvStd);
        return new(
            $"y = {options.Affine.Describe($"({options.Name} − mean)·invStd")}",
            [
                // A mean in double is known better than the elements can be centred at.
                new Scalar("middle", mu),
                new Scalar("shift", (middle - mu) * scale),
                .. options.Output(x - middle, scale, new RowScalar("shift"), y => new OneNaN(y)),
            ]);
    }
}
