using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>The parameter names that say a role.</summary>
internal static class RoleNames
{
    private static readonly Dictionary<string, Role> Names =
        RoleFacts.OfAll.SelectMany(f => f.Names.Select(name => (name, f.Role))).ToDictionary(n => n.name, n => n.Role, StringComparer.Ordinal);

    /// <summary>A name of each role that a gradient, or a forward pass, may have; for messages.</summary>
    public static string Examples(bool ofGradients) => string.Join(", ", RoleFacts.OfMethods(ofGradients).Select(f => f.Names[0]));

    public static bool TryGet(string name, out Role role) => Names.TryGetValue(name, out role);

    /// <summary>The known name nearest to a misspelt one, among those of the roles that the method may have and that are not taken; null where none is near.</summary>
    public static (string Name, Role Role)? Nearest(string name, ISet<Role> taken, bool ofGradients)
    {
        List<(string Name, Role Role, int Distance)> free = Names.Where(n => !taken.Contains(n.Value) && RoleFacts.Of(n.Value).BelongsTo(ofGradients))
            .Select(n => (n.Key, n.Value, Distance(name.ToLowerInvariant(), n.Key.ToLowerInvariant())))
            .OrderBy(n => n.Item3).ThenBy(n => n.Key, StringComparer.Ordinal).ToList();
        return free.Count > 0 && free[0].Distance <= Math.Max(1, free[0].Name.Length / 3) && free[0].Distance < free[0].Name.Length
            ? (free[0].Name, free[0].Role)
            : null;
    }

    /// <summary>How many slips make one name of another: a letter too many, too few or wrong, or two neighbours the wrong way round.</summary>
    private static int Distance(string a, string b)
    {
        int[,] slips = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                slips[i, j] = i == 0 ? j : j == 0 ? i : Math.Min(
                    slips[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1),
                    1 + Math.Min(slips[i - 1, j], slips[i, j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    slips[i, j] = Math.Min(slips[i, j], slips[i - 2, j - 2] + 1);
            }
        }

        return slips[a.Length, b.Length];
    }
}
