namespace NormGen.Programs;

/// <summary>
/// What all gradients are made of. With g = dy·γ, n = (x − mean)·invStd as the saved statistics have it, and x̂ = n − offset, where offset = ⟨n⟩ is what the
/// rounding of the mean has left over, a normalization's gradient is
/// <c>dx = g·invStd + n·slope + level</c>, dγ = Σ dy·x̂, dβ = Σ dy.
/// Sums are taken of n rather than of x − mean, so that no square of x can leave what a float holds.
/// </summary>
internal static class GradientProgram
{
    private static readonly Expression G = new Named("g"), N = new Named("n");

    /// <summary>The program.</summary>
    /// <param name="options">What it is made for.</param>
    /// <param name="slope">What a kind makes of the sums of its set.</param>
    public static NormProgram Create(GradientOptions options, Slope slope) =>
        options.IsOfOneFeature ? OfOneFeature(options, slope) : OfFeatures(options, slope);

    /// <summary>A set of elements of different features, each of which has a γ of its own, and adds to a dγ of its own.</summary>
    private static NormProgram OfFeatures(GradientOptions options, Slope slope)
    {
        Let[] lets = [new Let("g", options.Gradient), new Let("n", Normalized(options, slope))];
        Expression ds = Gradient(slope, G, options.Scale, N);
        return new(
            "dx = " + slope.Formula,
            [
                .. Statistics(options),
                new Reduce("Sums", Extent.Row, lets, [new Let("sum", G), new Let("sumOfProducts", G * N), new Let("sumOfN", N)]),
                .. slope.Scalars(options, new SetSums(new RowScalar("sum"), new RowScalar("sumOfProducts"), new RowScalar("sumOfN"))),
                .. Outputs(options, slope.IsCentred ? N - new RowScalar("offset") : N),
            ])
        {
            Lets = [.. lets, new Let("ds", options.IsCarried ? ds + new Element(Role.DResidualOut) : ds)],
        };
    }

    /// <summary>
    /// A set of elements of one feature, whose γ is a scalar that sums are multiplied by, and whose dγ and dβ are sums of the set. Where several such sets share
    /// statistics, as the features of a group do, their sums are added up first.
    /// </summary>
    private static NormProgram OfOneFeature(GradientOptions options, Slope slope)
    {
        Expression sum = new RowScalar("sum"), products = new RowScalar("sumOfProducts"), sumOfN = new RowScalar("sumOfN"), n = Normalized(options, slope);
        (Expression g, Expression gn) = (options.Affine.Scale(sum), options.Affine.Scale(products));
        Together[] together = options.IsGrouped ? [new("groupSum", g), new("groupProducts", gn), new("groupOfN", sumOfN)] : [];
        SetSums sums = options.IsGrouped
            ? new(new RowScalar("groupSum"), new RowScalar("groupProducts"), new RowScalar("groupOfN"))
            : new(g, gn, sumOfN);
        return new(
            "dx = " + slope.Formula,
            [
                .. Statistics(options),
                new Reduce("Sums", Extent.Row, [new Let("n", n)], [new Let("sum", options.Dy), new Let("sumOfProducts", options.Dy * N), new Let("sumOfN", N), new Let("sumOfSquares", N * N)]),
                .. together,
                .. slope.Scalars(options, sums),
                new Scalar("factor", options.Affine.Scale(options.Scale)),
                new Map(Role.Dx, new OneNaN(Gradient(slope, options.Dy, new RowScalar("factor"), n))),
                new Update(options.WeightGradient, new FeatureScalar(options.WeightGradient) + (slope.IsCentred ? products - new RowScalar("offset") * sum : products)),
                new Update(options.BiasGradient, new FeatureScalar(options.BiasGradient) + sum),
                .. slope.Updates(options, sums),
            ]);
    }

    private static IEnumerable<Stage> Statistics(GradientOptions options) => [new Take(options.Mean, "centre"), new Take(options.StatisticOfScale, "scale")];

    private static Expression Normalized(GradientOptions options, Slope slope) => (slope.IsCentred ? options.X - new RowScalar("centre") : options.X) * options.Scale;

    private static Expression Gradient(Slope slope, Expression gradient, Expression factor, Expression n) =>
        slope.HasLevel ? new MultiplyAdd(gradient, factor, new MultiplyAdd(n, new RowScalar("slope"), new RowScalar("level")))
        : slope.HasSlope ? new MultiplyAdd(gradient, factor, n * new RowScalar("slope"))
        : gradient * factor;

    /// <summary>What is handed on to the branch and the residual that the normalized sum was made of, and what each feature adds up.</summary>
    private static IEnumerable<Stage> Outputs(GradientOptions options, Expression xHat)
    {
        Expression sum = new Named("ds");
        yield return new Map(Role.Dx, new OneNaN(options.BranchScale is { } b && !ResidualSum.IsOne(b) ? sum * b : sum));
        if (options.ResidualScale is { } a)
            yield return new Map(Role.DResidual, new OneNaN(ResidualSum.IsOne(a) ? sum : sum * a));
        yield return new FeatureSum(options.WeightGradient, options.Dy * xHat);
        yield return new FeatureSum(options.BiasGradient, options.Dy);
    }
}
