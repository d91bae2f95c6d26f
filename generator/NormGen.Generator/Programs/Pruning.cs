namespace NormGen.Programs;

/// <summary>Leaves out the scalars that nothing uses, such as a mean that is not saved.</summary>
internal static class Pruning
{
    public static NormProgram Prune(NormProgram program)
    {
        HashSet<string> used = [.. program.Stages.SelectMany(Uses)];
        List<Stage> kept = program.Stages.Where(s => s is not Scalar scalar || used.Contains(scalar.Name)).ToList();
        return kept.Count == program.Stages.Count ? program : Prune(program with { Stages = kept });
    }

    /// <summary>The row scalars that a stage reads.</summary>
    public static IEnumerable<string> Uses(Stage stage) => stage switch
    {
        Guard guard => [guard.Name],
        Save save => [save.Name],
        _ => Expressions(stage).SelectMany(e => e.Walk()).OfType<RowScalar>().Select(s => s.Name),
    };

    /// <summary>The formulas of a stage.</summary>
    public static IEnumerable<Expression> Expressions(Stage stage) => stage switch
    {
        Reduce reduce => reduce.Lets.Concat(reduce.Sums).Select(l => l.Value),
        Scalar scalar => [scalar.Value],
        Retry retry => [retry.Left, retry.Right, retry.Value],
        Map map => [map.Value],
        Update update => [update.Value],
        _ => [],
    };
}
