using System.Collections.Concurrent;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>The gradients of rows, by name, and the sizes and inputs that they are tested with.</summary>
internal static class GradientForms
{
    private static readonly KernelSet[] s_sets = [.. KernelSets.All.Where(set => set.Gradients.Count > 0)];

    private static readonly Dictionary<(string Set, string Form), GradientForm> s_forms = s_sets
        .SelectMany(set => set.Gradients.Select(form => ((set.Name, form.ToString()), form))).ToDictionary();

    private static readonly ConcurrentDictionary<(ElementType, int, Distribution), StepInput> s_cases = [];

    private static readonly GradientAliasing[] s_aliasings =
    [
        GradientAliasing.None, GradientAliasing.DxIsDy, GradientAliasing.DxIsDResidualOut, GradientAliasing.DResidualIsDy, GradientAliasing.DResidualIsDResidualOut,
        GradientAliasing.DxIsDy | GradientAliasing.DResidualIsDResidualOut, GradientAliasing.DxIsDResidualOut | GradientAliasing.DResidualIsDy,
    ];

    /// <summary>The ways in which gradients are compiled; the widest kernels come first, the calls of a Debug build last.</summary>
    public static KernelSet[] Sets => s_sets;

    public static IEnumerable<string> Names => Sets[0].Gradients.Select(form => form.ToString());

    public static GradientForm Named(string name) => Named(name, Sets[0]);

    public static GradientForm Named(string name, KernelSet set) => s_forms[(set.Name, name)];

    /// <summary>Longer than the stretches in which long rows are written.</summary>
    private const int Long = 2083;

    /// <summary>The sizes that a form is tested with.</summary>
    public static IEnumerable<int> Dims(GradientForm form) =>
        form.Forward.Sizes.Length == 0 && form.Forward.Placement == Placement.None && form.Has(Role.Dx) && form.Has(Role.DWeight) && form.Has(Role.DBias)
            ? StepForms.Dims(form.Forward).Append(Long * form.Forward.Groups)
            : StepForms.Dims(form.Forward);

    /// <summary>The input of a form for a size and a distribution; its number of rows goes round from 1 to 40.</summary>
    public static StepInput Case(string name, int dim, Distribution distribution) => s_cases.GetOrAdd((Named(name).Forward.X, dim, distribution), static one =>
        GradientCorpus.Make(one.Item1, one.Item2, 1 + (7 * one.Item2 + 11 * (int)one.Item3 + 5) % 40, one.Item3, seed: 20261125));

    /// <summary>The elements of a row of what a form writes.</summary>
    public static int Columns(Role role, int dim, int length) => GradientOutcome.IsTensor(role) ? dim : length;

    /// <summary>The ways in which a form's spans may be one.</summary>
    public static IEnumerable<GradientAliasing> Aliasings(GradientForm form) => s_aliasings.Where(aliasing => IsPossible(form, aliasing));

    private static bool IsPossible(GradientForm form, GradientAliasing aliasing)
    {
        bool Asks(GradientAliasing one) => aliasing.HasFlag(one);
        bool isOneType = form.Forward.Y == form.Forward.X;
        return (!(Asks(GradientAliasing.DxIsDy) || Asks(GradientAliasing.DxIsDResidualOut)) || form.Has(Role.Dx))
            && (!(Asks(GradientAliasing.DResidualIsDy) || Asks(GradientAliasing.DResidualIsDResidualOut)) || form.Has(Role.DResidual))
            && (!(Asks(GradientAliasing.DxIsDResidualOut) || Asks(GradientAliasing.DResidualIsDResidualOut)) || form.Has(Role.DResidualOut))
            && (!(Asks(GradientAliasing.DxIsDy) || Asks(GradientAliasing.DResidualIsDy)) || isOneType);
    }
}
