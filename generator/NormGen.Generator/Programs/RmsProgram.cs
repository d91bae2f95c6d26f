namespace NormGen.Programs;

/// <summary>RMSNorm (Zhang &amp; Sennrich 2019): x divided by its root mean square.</summary>
internal static class RmsProgram
{
    public static NormProgram Create(Affine affine)
    {
        Expression x = new Element(Role.X), scale = new RowScalar("scale");
        return new(
            $"scale = 1/√(⟨x²⟩ + ε), y = {affine.Describe("x·scale")}",
            [
                new Reduce("Squares", Extent.Row, [], [new Let("sumOfSquares", x * x)]),
                new Scalar("radicand", new RowScalar("sumOfSquares") * new CallScalar(CallValue.InverseDim) + new CallScalar(CallValue.Epsilon)),
                new Guard("radicand"),
                new Scalar("scale", 1.0 / new SquareRoot(new RowScalar("radicand"))),
                new Map(Role.Y, affine.Apply(x * scale)),
                new Save(Role.InvStd, "scale"),
            ]);
    }
}
