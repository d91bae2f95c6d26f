namespace NormGen.Programs;

/// <summary>What is computed for each row of a tensor: a list of steps in a language that knows neither vectors nor text.</summary>
/// <param name="Formula">The mathematics, for people.</param>
/// <param name="Stages">The steps.</param>
internal sealed record NormProgram(string Formula, IReadOnlyList<Stage> Stages)
{
    public IEnumerable<Reduce> Reduces => Stages.OfType<Reduce>();

    public Map Map => Stages.OfType<Map>().Single();

    /// <summary>The program without the statistics that nobody asked for.</summary>
    public NormProgram Saving(Func<Role, bool> isWanted) =>
        this with { Stages = Stages.Where(s => s is not Save save || isWanted(save.Statistic)).ToList() };
}
