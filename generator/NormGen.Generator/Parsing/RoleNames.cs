namespace NormGen.Parsing;

/// <summary>The parameter names that say a role.</summary>
internal static class RoleNames
{
    private static readonly Dictionary<string, Role> Names = new(StringComparer.Ordinal)
    {
        ["x"] = Role.X,
        ["input"] = Role.X,
        ["y"] = Role.Y,
        ["output"] = Role.Y,
        ["destination"] = Role.Y,
        ["weight"] = Role.Weight,
        ["gamma"] = Role.Weight,
        ["scale"] = Role.Weight,
        ["bias"] = Role.Bias,
        ["beta"] = Role.Bias,
        ["shift"] = Role.Bias,
        ["mean"] = Role.Mean,
        ["invStd"] = Role.InvStd,
        ["rstd"] = Role.InvStd,
        ["dim"] = Role.Dim,
        ["epsilon"] = Role.Epsilon,
        ["eps"] = Role.Epsilon,
    };

    /// <summary>Names of the vocabulary that later kinds and placements use; a parameter of this name is not a slip of the pen.</summary>
    private static readonly HashSet<string> Planned = new(StringComparer.Ordinal)
    {
        "residual", "sum", "runningMean", "runningVar", "runningSquare", "nu", "mask", "lengths", "spatial", "momentum", "batches",
        "residualScale", "branchScale", "xStride", "yStride", "sublayer", "workspace", "nextWeight", "nextBias",
        "dy", "dx", "dweight", "dbias", "dresidual", "dresidualOut",
    };

    public static bool TryGet(string name, out Role role) => Names.TryGetValue(name, out role);

    public static bool IsPlanned(string name) => Planned.Contains(name);

    /// <summary>The known name nearest to a misspelt one, or null where none is near.</summary>
    public static string? Nearest(string name)
    {
        (string known, int distance) = Names.Keys.Select(k => (k, Distance(name.ToLowerInvariant(), k.ToLowerInvariant())))
            .OrderBy(p => p.Item2).ThenBy(p => p.k, StringComparer.Ordinal).First();
        return distance <= Math.Max(1, known.Length / 3) && distance < known.Length ? known : null;
    }

    private static int Distance(string a, string b)
    {
        int[] row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[b.Length];
    }
}
