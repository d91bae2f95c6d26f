namespace NormGen.Generator.Tests.Support;

/// <summary>What a norm beside a residual must compute, by the table of the placements and in double precision.</summary>
/// <param name="Placement">Where the norm stands.</param>
/// <param name="Norm">The norm; of a sandwich the one of the branch.</param>
/// <param name="Next">A sandwich's norm of the residual stream.</param>
internal sealed record PlacedFormula(Placement Placement, Func<double[], double[]> Norm, Func<double[], double[]> Next)
{
    public double ResidualScale { get; init; } = 1;

    public double BranchScale { get; init; } = 1;

    /// <summary>The fused step after a sub-layer that gave f: the sum, which Pre and Sandwich leave in the residual, and the output.</summary>
    public (double[] Sum, double[] Y) Step(double[] f, double[] residual)
    {
        double[] sum = Sum(residual, Placement == Placement.Sandwich ? Norm(f) : f);
        return (sum, Placement == Placement.Sandwich ? Next(sum) : Norm(sum));
    }

    /// <summary>The whole block round a sub-layer.</summary>
    public double[] Block(double[] x, Func<double[], double[]> sublayer) => Placement switch
    {
        Placement.Pre => Sum(x, sublayer(Norm(x))),
        Placement.Sandwich => Sum(x, Norm(sublayer(Next(x)))),
        _ => Norm(Sum(x, sublayer(x))),
    };

    private double[] Sum(double[] residual, double[] branch) => [.. residual.Zip(branch, (r, f) => ResidualScale * r + BranchScale * f)];
}
