using System.Collections.Concurrent;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>The methods of any placement, by name, and the sizes and inputs that they are tested with.</summary>
internal static class StepForms
{
    private static readonly Dictionary<(string Set, string Form), StepForm> s_forms = KernelSets.WithSteps
        .SelectMany(set => set.Steps.Select(form => ((set.Name, form.ToString()), form))).ToDictionary();

    // Several tests use each case, and under an emulator drawing one takes longer than normalizing it.
    private static readonly ConcurrentDictionary<(ElementType, int, Distribution), StepInput> s_cases = [];

    private static readonly int[] s_anySize = [1, 7, 64, 130, 1000];

    private static readonly Aliasing[] s_aliasings =
    [
        Aliasing.None, Aliasing.YIsX, Aliasing.YIsResidual, Aliasing.SumIsX, Aliasing.SumIsResidual, Aliasing.XIsResidual,
        Aliasing.YIsX | Aliasing.SumIsResidual, Aliasing.YIsResidual | Aliasing.SumIsX,
    ];

    public static IEnumerable<string> Names => KernelSets.WithSteps[0].Steps.Select(form => form.ToString());

    public static StepForm Named(string name) => Named(name, KernelSets.WithSteps[0]);

    public static StepForm Named(string name, KernelSet set) => s_forms[(set.Name, name)];

    /// <summary>The sizes that a form has kernels for, and one other where it takes any; where it has none, a few.</summary>
    public static IEnumerable<int> Dims(StepForm form) => form.Sizes.Length switch
    {
        0 => s_anySize.Select(dim => (dim + form.Groups - 1) / form.Groups * form.Groups).Distinct(),
        1 => form.Sizes,
        _ => form.Sizes.Append(9 * form.Groups),
    };

    /// <summary>The input of a form for a size and a distribution; its number of rows goes round from 1 to 9.</summary>
    public static StepInput Case(string name, int dim, Distribution distribution) => s_cases.GetOrAdd((Named(name).X, dim, distribution), static one =>
        StepCorpus.Make(one.Item1, one.Item2, 1 + (one.Item2 + 4 * (int)one.Item3 + 5) % 9, one.Item3, seed: 20261123));

    /// <summary>The elements of a row of a tensor, or the groups of it that have a statistic.</summary>
    public static int Columns(StepForm form, Role role, int dim) => role is Role.X or Role.Y or Role.Residual or Role.Sum ? dim : form.Groups;

    /// <summary>The ways in which a form's spans may be one, which are tried out on ordinary rows and on some that are done again in double.</summary>
    public static IReadOnlyList<Aliasing> Aliasings(StepForm form, Distribution distribution) =>
        distribution is Distribution.Normal or Distribution.Outlier or Distribution.Huge ? [.. s_aliasings.Where(aliasing => IsPossible(form, aliasing))] : [Aliasing.None];

    private static bool IsPossible(StepForm form, Aliasing aliasing)
    {
        bool Asks(Aliasing one) => aliasing.HasFlag(one);
        bool xFollows = !form.Has(Role.XStride), yFollows = !form.Has(Role.YStride), readsResidual = form.Has(Role.Residual) && !form.UpdatesResidual;
        return (!(Asks(Aliasing.YIsX) || Asks(Aliasing.YIsResidual)) || (form.Has(Role.Y) && form.Y == form.X && yFollows))
            && (!Asks(Aliasing.YIsX) || xFollows)
            && (!Asks(Aliasing.YIsResidual) || readsResidual)
            && (!(Asks(Aliasing.SumIsX) || Asks(Aliasing.SumIsResidual)) || (form.Has(Role.Sum) && (form.Has(Role.Y) || !Asks(Aliasing.SumIsX))))
            && (!Asks(Aliasing.SumIsX) || xFollows)
            && (!Asks(Aliasing.SumIsResidual) || form.Has(Role.Residual))
            && (!Asks(Aliasing.XIsResidual) || (form.InPlace && readsResidual && xFollows));
    }
}
