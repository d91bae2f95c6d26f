namespace NormGen.MachineCode.Tests;

/// <summary>The machine code of one method.</summary>
/// <param name="Class">The class, without the prefix that the compiler gives a file's own types.</param>
/// <param name="Method">The method.</param>
/// <param name="Heading">What the listing says of how it was compiled.</param>
/// <param name="Blocks">The basic blocks in their order, each with its label.</param>
public sealed record MethodListing(string Class, string Method, string Heading, IReadOnlyList<(string Label, IReadOnlyList<Instruction> Body)> Blocks)
{
    public IEnumerable<Instruction> Instructions => Blocks.SelectMany(b => b.Body);

    /// <summary>The loops that have no loop inside: from a label to the jump that goes back to it.</summary>
    public IReadOnlyList<Loop> InnermostLoops()
    {
        List<(int First, int Last)> loops = [];
        for (int last = 0; last < Blocks.Count; last++)
        {
            foreach (string label in Blocks[last].Body.Select(i => i.JumpsTo).OfType<string>())
            {
                int first = Blocks.ToList().FindIndex(b => b.Label == label);
                if (first >= 0 && first <= last)
                    loops.Add((first, last));
            }
        }

        return [.. loops.Where(l => !loops.Any(o => o != l && o.First >= l.First && o.Last <= l.Last)).Distinct()
            .Select(l => new Loop([.. Blocks.Skip(l.First).Take(l.Last - l.First + 1).SelectMany(b => b.Body)]))];
    }
}

/// <summary>A loop's instructions.</summary>
/// <param name="Body">The instructions in their order.</param>
public sealed record Loop(IReadOnlyList<Instruction> Body)
{
    /// <summary>
    /// Whether it goes along a row with the target's full vectors. Loops over rows fold sums, and those over four rows' scalars
    /// take square roots; inside a row neither happens.
    /// </summary>
    public bool IsAlongRow(Target target) => HasVectors(target) && !Body.Any(i => i.IsShuffle || i.IsDivisionOrRoot);

    private bool HasVectors(Target target) => Body.Any(i => i.IsArithmetic && i.Operands.Contains(target.Register));

    public int MultiplyAdds(Target target) => Body.Count(i => i.IsMultiplyAddOf(target));

    /// <summary>What is wrong with it as an inner loop; empty where nothing is.</summary>
    public IEnumerable<string> Faults(Target target)
    {
        foreach (Instruction call in Body.Where(i => i.IsCall))
            yield return $"a call: {call}";
        foreach (Instruction spill in Body.Where(i => i.TouchesFrame))
            yield return $"a register in memory: {spill}";

        // Whether to go round again is one condition; another would be a bounds check, or a branch on data.
        if (Body.Count(i => i.IsConditionalJump) != 1)
            yield return $"not one condition: {string.Join("; ", Body.Where(i => i.IsConditionalJump))}";
        foreach (Instruction narrow in Body.Where(i => i.IsArithmetic && !i.Operands.Contains(target.Register) && IsAlongRow(target)))
            yield return $"less than the full width: {narrow}";
    }

    /// <summary>How many of each kind of instruction there are, for people.</summary>
    public string Summary => string.Join(", ", Body.GroupBy(i => i.Mnemonic).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => $"{g.Count()} {g.Key}"));
}
