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
    public static NormProgram Create(GradientOptions options, Slope slope)
    {
        bool isOfOneFeature = options.IsOfOneFeature;
        Expression dy = options.Dy, scale = options.Scale, weighted = isOfOneFeature ? dy : G;
        Expression n = slope.IsCentred ? (options.X - new RowScalar("centre")) * scale : options.X * scale;
        Let[] lets = isOfOneFeature ? [new Let("n", n)] : [new Let("g", options.Gradient), new Let("n", n)];
        Expression xHat = slope.IsCentred ? N - new RowScalar("offset") : N;

        // Where γ is a scalar of the set, it is multiplied with sums rather than with elements.
        Expression Weighted(string sum) => isOfOneFeature ? options.Affine.Scale(new RowScalar(sum)) : new RowScalar(sum);
        SetSums sums = new(Weighted("sum"), Weighted("sumOfProducts"), new RowScalar("sumOfN"), new RowScalar("sumOfSquares"));
        List<Stage> stages =
        [
            new Take(options.Mean, "centre"),
            new Take(options.StatisticOfScale, "scale"),
            new Reduce("Sums", Extent.Row, lets, [new Let("sum", weighted), new Let("sumOfProducts", weighted * N), new Let("sumOfN", N), new Let("sumOfSquares", N * N)]),
            .. slope.Scalars(options, sums),
            new Scalar("factor", options.Affine.Scale(scale)),
        ];

        (Expression gradient, Expression factor) = isOfOneFeature ? (dy, new RowScalar("factor")) : (G, scale);
        Expression ds = slope.HasLevel ? new MultiplyAdd(gradient, factor, new MultiplyAdd(N, new RowScalar("slope"), new RowScalar("level")))
            : slope.HasSlope ? new MultiplyAdd(gradient, factor, N * new RowScalar("slope"))
            : gradient * factor;
        if (options.Sharing == Sharing.Row)
        {
            stages.AddRange(Outputs(options, ds, xHat));
        }
        else
        {
            Expression sum = new RowScalar("sum"), products = new RowScalar("sumOfProducts");
            stages.Add(new Map(Role.Dx, new OneNaN(ds)));
            stages.Add(new Update(Role.DWeight, new FeatureScalar(Role.DWeight) + (slope.IsCentred ? products - new RowScalar("offset") * sum : products)));
            stages.Add(new Update(Role.DBias, new FeatureScalar(Role.DBias) + sum));
            stages.AddRange(slope.Updates(options, sums));
        }

        return new("dx = " + slope.Formula, stages) { Lets = options.Sharing == Sharing.Row ? [.. lets, new Let("ds", options.IsCarried ? ds + new Element(Role.DResidualOut) : ds)] : lets };
    }

    /// <summary>What is handed on to the branch and the residual that the normalized sum was made of, and what each feature adds up.</summary>
    private static IEnumerable<Stage> Outputs(GradientOptions options, Expression ds, Expression xHat)
    {
        Expression sum = new Named("ds");
        yield return new Map(Role.Dx, new OneNaN(options.BranchScale is { } b && !ResidualSum.IsOne(b) ? sum * b : sum));
        if (options.ResidualScale is { } a)
            yield return new Map(Role.DResidual, new OneNaN(ResidualSum.IsOne(a) ? sum : sum * a));
        yield return new Map(options.WeightGradient, new MultiplyAdd(options.Dy, xHat, new Element(options.WeightGradient)));
        yield return new Map(options.BiasGradient, new Element(options.BiasGradient) + options.Dy);
    }
}
