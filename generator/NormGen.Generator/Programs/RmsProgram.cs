namespace NormGen.Programs;

/// <summary>RMSNorm (Zhang &amp; Sennrich 2019): x divided by its root mean square.</summary>
internal static class RmsProgram
{
    public static NormProgram Create(ProgramOptions options)
    {
        Expression x = options.Element, scale = new RowScalar("scale");
        return new(
            $"scale = 1/{options.DescribeRoot($"⟨{options.Name}²⟩")}, y = {options.Affine.Describe($"{options.Name}·scale")}",
            [
                new Reduce("Squares", Extent.Row, [], [new Let("sumOfSquares", x * x)]),
                .. options.ReciprocalRoot(new RowScalar("sumOfSquares") * options.InverseCount),
                .. options.Output(x, scale),
                new Save(options.InvStd, "scale"),
            ]);
    }
}
