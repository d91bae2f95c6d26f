namespace NormGen.Programs;

/// <summary>
/// Division by the Euclidean norm, which is taken as ε where it is less; with one γ for all features this is ScaleNorm (Nguyen &amp;
/// Salazar 2019).
/// </summary>
internal static class L2Program
{
    public static NormProgram Create(ProgramOptions options)
    {
        Expression x = options.Element, scale = new RowScalar("scale");
        return new(
            $"scale = 1/max(‖{options.Name}‖, ε), y = {options.Affine.Describe($"{options.Name}·scale")}",
            [
                new Reduce("Squares", Extent.Row, [], [new Let("sumOfSquares", x * x)]),

                // Where the norm is surely less than ε, its own digits do not matter.
                new Scalar("trusted", new Maximum(new RowScalar("sumOfSquares"), new CallScalar(CallValue.Epsilon) * new CallScalar(CallValue.Epsilon))),
                new Guard("trusted"),
                new Scalar("norm", new Maximum(new SquareRoot(new RowScalar("sumOfSquares")), new CallScalar(CallValue.Epsilon))),
                new Scalar("scale", 1.0 / new RowScalar("norm")),
                new Map(Role.Y, options.Affine.Apply(x * scale)),
                new Save(options.InvStd, "scale"),
            ]);
    }
}
