using System.Collections.Concurrent;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>What a method of any placement is given. Numbers are drawn as doubles, and rounded to the type that a form takes.</summary>
/// <param name="name">The name of the case, for messages.</param>
/// <param name="dim">The features of a row.</param>
/// <param name="rows">The rows.</param>
internal sealed class StepInput(string name, int dim, int rows)
{
    private readonly Dictionary<Role, double[]> _values = [];

    // Tests that run side by side use the same case.
    private readonly ConcurrentDictionary<(Role Role, ElementType Type), Array> _rounded = [];

    public int Dim => dim;

    public int Rows => rows;

    /// <summary>For each row whether it is no padding.</summary>
    public bool[] Mask { get; init; } = [];

    /// <summary>For each sequence how many of its rows are no padding; so many sequences make up all rows.</summary>
    public int[] Lengths { get; init; } = [];

    /// <summary>The numbers of a tensor or parameter, before they are rounded.</summary>
    public double[] this[Role role]
    {
        get => _values[role];
        init => _values[role] = value;
    }

    /// <summary>A tensor or a parameter in some type.</summary>
    public Array Of(Role role, ElementType type) => _rounded.GetOrAdd((role, type), asked => Elements.Round(asked.Type, _values[asked.Role]));

    /// <summary>Whether a form takes a row for padding.</summary>
    public bool IsPadding(StepForm form, int row)
    {
        if (form.Has(Role.Mask))
            return !Mask[row];
        return form.Has(Role.Lengths) && row % (rows / Lengths.Length) >= Lengths[row / (rows / Lengths.Length)];
    }

    /// <summary>The same with other numbers in one tensor, or with one more.</summary>
    public StepInput With(Role role, double[] values)
    {
        StepInput changed = new(name, dim, rows) { Mask = Mask, Lengths = Lengths };
        foreach ((Role other, double[] kept) in _values)
            changed._values[other] = kept;
        changed._values[role] = values;
        return changed;
    }

    /// <summary>The same with other padding.</summary>
    public StepInput With(bool[] mask, int[] lengths)
    {
        StepInput changed = new(name, dim, rows) { Mask = mask, Lengths = lengths };
        foreach ((Role role, double[] values) in _values)
            changed._values[role] = values;
        return changed;
    }

    public override string ToString() => name;
}

/// <summary>The numbers of a call that a form may take as parameters, and how its rows lie.</summary>
/// <param name="Epsilon">ε.</param>
/// <param name="ResidualScale">What the residual is multiplied by.</param>
/// <param name="BranchScale">What the branch is multiplied by.</param>
/// <param name="XGap">The elements between two rows of x.</param>
/// <param name="YGap">The elements between two rows of y.</param>
internal sealed record StepArguments(double Epsilon, double ResidualScale, double BranchScale, int XGap, int YGap)
{
    public static StepArguments Usual { get; } = new(1e-5, 1.375, 0.7, 3, 17);

    /// <summary>What counts for a form: what the attribute says, unless a parameter does.</summary>
    public StepArguments For(StepForm form) => new(
        form.Has(Role.Epsilon) ? Epsilon : form.Epsilon,
        form.Has(Role.ResidualScale) ? ResidualScale : form.ResidualScale,
        form.Has(Role.BranchScale) ? BranchScale : form.BranchScale,
        form.Has(Role.XStride) ? XGap : 0,
        form.Has(Role.YStride) ? YGap : 0);
}
