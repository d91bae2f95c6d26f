using System.Collections.Immutable;

namespace NormGen.Diagnostics;

/// <summary>What a diagnostic hands to its code fix, by these keys of its properties.</summary>
internal static class FixData
{
    /// <summary>The parameter name that a misspelt one was meant to be.</summary>
    public const string Name = nameof(Name);

    /// <summary>The member of <see cref="Role"/> that this name stands for.</summary>
    public const string Role = nameof(Role);

    /// <summary>There where the code that is marked can be taken out of its list without any other change.</summary>
    public const string IsNeedless = nameof(IsNeedless);

    /// <summary>Of code that can be taken out.</summary>
    public static readonly ImmutableDictionary<string, string?> Needless = ImmutableDictionary<string, string?>.Empty.Add(IsNeedless, null);
}
