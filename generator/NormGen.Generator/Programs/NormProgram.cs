using NormGen.Specification;

namespace NormGen.Programs;

/// <summary>What is computed for each row of a tensor: a list of steps in a language that knows neither vectors nor text.</summary>
/// <param name="Formula">The mathematics, for people.</param>
/// <param name="Stages">The steps.</param>
internal sealed record NormProgram(string Formula, IReadOnlyList<Stage> Stages)
{
    /// <summary>What is done to each element before the steps, which then read the result; null for nothing.</summary>
    public Map? Prologue { get; init; }

    public IEnumerable<Reduce> Reduces => Stages.OfType<Reduce>();

    /// <summary>The only output.</summary>
    public Map Map => Stages.OfType<Map>().Single();

    public IReadOnlyList<Map> Maps => Stages.OfType<Map>().ToList();

    public IReadOnlyList<FeatureSum> FeatureSums => Stages.OfType<FeatureSum>().ToList();

    /// <summary>What each feature adds up, whether with the outputs or as a set of its own.</summary>
    public IEnumerable<Role> SummedByFeature => FeatureSums.Select(s => s.Output).Concat(Updates.Select(u => u.State).Where(RoleFacts.IsPerFeature));

    /// <summary>Values of an element that the outputs share.</summary>
    public IReadOnlyList<Let> Lets { get; init; } = [];

    /// <summary>The formulas of the outputs, of what they share, and of what features add up beside them.</summary>
    public IEnumerable<Expression> OutputExpressions => Lets.Select(l => l.Value).Concat(Stages.Where(s => s is Map _ or FeatureSum _).SelectMany(Pruning.Expressions));

    /// <summary>Whether elements are gone through once the sums and scalars are known.</summary>
    public bool HasOutputs => Maps.Count + FeatureSums.Count > 0;

    /// <summary>Whether there is one output, and nothing beside it.</summary>
    public bool HasPlainOutput => Lets.Count == 0 && Maps.Count == 1 && FeatureSums.Count == 0;

    public IReadOnlyList<Take> Takes => Stages.OfType<Take>().ToList();

    public IEnumerable<Update> Updates => Stages.OfType<Update>();

    /// <summary>The program without the statistics that nobody asked for, and without the state that nobody keeps.</summary>
    public NormProgram Saving(Func<Role, bool> isWanted) => this with
    {
        Stages = Stages.Where(s => s switch
        {
            Save save => isWanted(save.Statistic),
            Update update => isWanted(update.State),
            _ => true,
        }).ToList(),
    };

    /// <summary>The program with the output made into something else, and put elsewhere.</summary>
    public NormProgram Ending(Role output, Func<Expression, Expression> value) =>
        this with { Stages = Stages.Select(s => s is Map map ? new Map(output, value(map.Value)) : s).ToList() };

    /// <summary>The same program with each element of its input first put into a workspace, for an input that is costly to read.</summary>
    public NormProgram Staged(Role input)
    {
        Let Swap(Let let) => let with { Value = let.Value.Replacing(new Element(input), new Element(Role.Workspace)) };
        return this with
        {
            Prologue = new Map(Role.Workspace, new Element(input)),
            Stages = Stages.Select(s => s switch
            {
                Reduce reduce => reduce with { Lets = reduce.Lets.Select(Swap).ToList(), Sums = reduce.Sums.Select(Swap).ToList() },
                Map map => map with { Value = map.Value.Replacing(new Element(input), new Element(Role.Workspace)) },
                _ => s,
            }).ToList(),
        };
    }

    /// <summary>
    /// The same program with the prologue worked into the sums, so that the elements come from memory once: the sums over all of the row store
    /// it on the way, the others only look at it.
    /// </summary>
    public NormProgram Fused()
    {
        if (Prologue is not { } prologue)
            return this;
        return this with { Prologue = null, Stages = Stages.Select(s => s is Reduce reduce ? Fuse(reduce) : s).ToList() };

        Reduce Fuse(Reduce reduce)
        {
            Named element = new("added");
            Let Swap(Let let) => let with { Value = let.Value.Replacing(new Element(prologue.Output), element) };
            return reduce with
            {
                Name = "Added" + reduce.Name,
                Lets = [new Let(element.Name, prologue.Value), .. reduce.Lets.Select(Swap)],
                Sums = reduce.Sums.Select(Swap).ToList(),
                Store = reduce.Over == Extent.Row ? prologue.Output : null,
            };
        }
    }
}
