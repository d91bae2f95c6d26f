namespace NormGen.Programs;

/// <summary>Leaves out the sums, scalars and names that nothing uses, such as a mean that is not saved.</summary>
internal static class Pruning
{
    public static NormProgram Prune(NormProgram program)
    {
        HashSet<string> used = [.. program.Stages.SelectMany(Uses), .. program.Lets.SelectMany(l => Uses(l.Value))];
        HashSet<string> named = [.. program.OutputExpressions.SelectMany(Names)];
        List<Let> lets = program.Lets.Where(l => named.Contains(l.Name)).ToList();
        List<Stage> kept = program.Stages.Select(s => s is Reduce reduce ? Prune(reduce, used) : s).Where(s => s switch
        {
            Scalar scalar => used.Contains(scalar.Name),
            Take take => used.Contains(take.Name),
            Together together => used.Contains(together.Name),
            Reduce reduce => reduce.Sums.Count > 0,
            _ => true,
        }).ToList();
        return lets.Count == program.Lets.Count && kept.SequenceEqual(program.Stages) ? program : Prune(program with { Stages = kept, Lets = lets });
    }

    private static Reduce Prune(Reduce reduce, HashSet<string> used)
    {
        List<Let> sums = reduce.Sums.Where(s => used.Contains(s.Name)).ToList();
        HashSet<string> named = [.. reduce.Lets.Concat(sums).SelectMany(l => Names(l.Value))];
        List<Let> lets = reduce.Lets.Where(l => named.Contains(l.Name)).ToList();
        return sums.Count == reduce.Sums.Count && lets.Count == reduce.Lets.Count ? reduce : reduce with { Sums = sums, Lets = lets };
    }

    /// <summary>The row scalars that a formula reads.</summary>
    public static IEnumerable<string> Uses(Expression expression) => expression.Walk().OfType<RowScalar>().Select(s => s.Name);

    private static IEnumerable<string> Names(Expression expression) => expression.Walk().OfType<Named>().Select(n => n.Name);

    /// <summary>The row scalars that a stage reads.</summary>
    public static IEnumerable<string> Uses(Stage stage) => stage switch
    {
        Guard guard => [guard.Name],
        Save save => [save.Name],
        _ => Expressions(stage).SelectMany(Uses),
    };

    /// <summary>The formulas of a stage.</summary>
    public static IEnumerable<Expression> Expressions(Stage stage) => stage switch
    {
        Reduce reduce => reduce.Lets.Concat(reduce.Sums).Select(l => l.Value),
        Scalar scalar => [scalar.Value],
        Together together => [together.Value],
        Retry retry => [retry.Left, retry.Right, retry.Value],
        Map map => [map.Value],
        FeatureSum sum => [sum.Value],
        Update update => [update.Value],
        _ => [],
    };
}
