using System.Collections.Concurrent;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>The gradients of methods whose statistics are of sets, by name, and the inputs that they are tested with.</summary>
internal static class SetGradientForms
{
    private static readonly ConcurrentDictionary<SetInput, SetGradientInput> s_cases = [];

    /// <summary>All ways in which they are compiled; the widest kernels come first, the calls of a Debug build last.</summary>
    public static KernelSet[] All { get; } = [.. KernelSets.All.Where(set => set.SetGradients.Count > 0)];

    private static readonly Dictionary<(string Set, string Form), SetGradientForm> s_forms = All
        .SelectMany(set => set.SetGradients.Select(form => ((set.Name, form.ToString()), form))).ToDictionary();

    public static IEnumerable<string> Names => All[0].SetGradients.Select(form => form.ToString());

    public static SetGradientForm Named(string name) => Named(name, All[0]);

    public static SetGradientForm Named(string name, KernelSet set) => s_forms[(set.Name, name)];

    /// <summary>The input of a gradient for a shape and a distribution.</summary>
    public static SetGradientInput Case(SetGradientForm form, SetShape shape, SetDistribution distribution) => s_cases.GetOrAdd(
        SetForms.Case(form.Forward, shape, distribution), static forward => SetGradientInput.Make(forward, seed: 20261126));

    /// <summary>Whether a gradient has a dx that may be dy.</summary>
    public static bool MayAlias(SetGradientForm form) => form.Has(Role.Dx) && form.Forward.Y == form.Forward.X;

    /// <summary>Whether the forward pass throws that should save something.</summary>
    public static bool IsRefused(SetGradientForm form, SetGradientInput input) => form.IsSaved && SetForms.IsRefused(form.Forward, input.Forward);
}
