using NormGen.Programs;

namespace NormGen.Lowering;

/// <summary>The scalar stages that follow one another, and the Reduce before them; none where statistics come from elsewhere.</summary>
internal sealed record Phase(Reduce? Reduce, IReadOnlyList<Stage> Scalars)
{
    public Retry? Retry => Scalars.OfType<Retry>().SingleOrDefault();

    public bool DefinesScalar(string name) => Scalars.OfType<Scalar>().Any(s => s.Name == name);

    /// <summary>The phases of a program, in order.</summary>
    public static IReadOnlyList<Phase> Of(NormProgram program)
    {
        List<(Reduce? Reduce, List<Stage> Scalars)> phases = [];
        foreach (Stage stage in program.Stages)
        {
            if (stage is Reduce reduce)
                phases.Add((reduce, []));
            else if (stage is Scalar or Programs.Retry or Guard)
                Last().Add(stage);
        }

        return phases.Select(p => new Phase(p.Reduce, p.Scalars)).ToList();

        List<Stage> Last()
        {
            if (phases.Count == 0)
                phases.Add((null, []));
            return phases[phases.Count - 1].Scalars;
        }
    }
}
