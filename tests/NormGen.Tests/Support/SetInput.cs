using System.Collections.Concurrent;
using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>
/// What a method is given whose statistics are of sets. Numbers are drawn as doubles, in the order of <see cref="SetShape"/>, and rounded to the type
/// and put in the order that a form takes. The means and reciprocal scales are for forms that are given such.
/// </summary>
/// <param name="name">The name of the case, for messages.</param>
/// <param name="shape">How large it is.</param>
internal sealed class SetInput(string name, SetShape shape)
{
    private readonly Dictionary<Role, double[]> _values = [];

    // Tests that run side by side use the same case.
    private readonly ConcurrentDictionary<(Role Role, ElementType Type, Axis Axis), Array> _stored = [];

    public SetShape Shape => shape;

    /// <summary>For each position of each sample whether it is no padding.</summary>
    public bool[] Mask { get; init; } = [];

    /// <summary>Whether forms of <see cref="Axis.Channel"/> get the mask as one bool to a sample, whose positions are all alike.</summary>
    public bool MasksSamples { get; init; }

    /// <summary>For each sample how many of its positions are no padding.</summary>
    public int[] Lengths { get; init; } = [];

    /// <summary>The batches that went into the running statistics.</summary>
    public long Batches { get; init; }

    /// <summary>The numbers of a tensor or parameter, before they are rounded.</summary>
    public double[] this[Role role]
    {
        get => _values[role];
        init => _values[role] = value;
    }

    /// <summary>A tensor or a parameter in some type, as it lies in memory.</summary>
    public Array Of(Role role, ElementType type, Axis axis) => _stored.GetOrAdd((role, type, axis), asked => Elements.Round(
        asked.Type, asked.Role == Role.X ? shape.ToMemory(asked.Axis, _values[Role.X]) : _values[asked.Role]));

    /// <summary>The numbers of a tensor or parameter as its type has them, in order.</summary>
    public double[] Rounded(Role role, ElementType type) => Elements.Widen(Of(role, type, Axis.Channel));

    /// <summary>Whether a form takes a position for no padding.</summary>
    public bool IsValid(SetForm form, int sample, int position)
    {
        if (form.Has(Role.Mask))
            return Mask[sample * shape.Spatial + position];
        return !form.Has(Role.Lengths) || position < Lengths[sample];
    }

    /// <summary>Whether a form takes the position of an element for no padding.</summary>
    public bool IsValid(SetForm form, int index)
    {
        (int sample, _, int position) = shape.PlaceOf(index);
        return IsValid(form, sample, position);
    }

    /// <summary>The positions that are no padding.</summary>
    public int Count(SetForm form) => Enumerable.Range(0, shape.Positions).Count(i => IsValid(form, i / shape.Spatial, i % shape.Spatial));

    /// <summary>The mask as a form takes it.</summary>
    public bool[] MaskOf(SetForm form) => form.Axis == Axis.Channel && MasksSamples
        ? [.. Enumerable.Range(0, shape.Samples).Select(sample => Mask[sample * shape.Spatial])]
        : Mask;

    /// <summary>The same with other numbers in one tensor.</summary>
    public SetInput With(Role role, double[] values) => Changed(name, shape, other => other == role ? values : _values[other], Mask, MasksSamples, Lengths);

    /// <summary>The same with other padding.</summary>
    public SetInput With(bool[] mask, bool masksSamples, int[] lengths) => Changed(name, shape, role => _values[role], mask, masksSamples, lengths);

    /// <summary>One sample of it.</summary>
    public SetInput Sample(int sample)
    {
        int length = shape.Channels * shape.Spatial;
        return Changed(
            $"{name}, sample {sample}", shape with { Samples = 1 }, role => role == Role.X ? _values[role].AsSpan(sample * length, length).ToArray() : _values[role],
            Mask.AsSpan(sample * shape.Spatial, shape.Spatial).ToArray(), MasksSamples, [Lengths[sample]]);
    }

    public override string ToString() => name;

    private SetInput Changed(string newName, SetShape newShape, Func<Role, double[]> values, bool[] mask, bool masksSamples, int[] lengths)
    {
        SetInput changed = new(newName, newShape) { Mask = mask, MasksSamples = masksSamples, Lengths = lengths, Batches = Batches };
        foreach (Role role in _values.Keys)
            changed._values[role] = values(role);
        return changed;
    }
}

/// <summary>The numbers of a call that a form may take as parameters.</summary>
/// <param name="Epsilon">ε.</param>
/// <param name="Momentum">The weight of the batch in the running statistics.</param>
internal sealed record SetArguments(double Epsilon, double Momentum)
{
    public static SetArguments Usual { get; } = new(1e-5, 0.3);

    /// <summary>What counts for a form: what the attribute says, unless a parameter does.</summary>
    public SetArguments For(SetForm form) => new(form.Has(Role.Epsilon) ? Epsilon : form.Epsilon, form.Has(Role.Momentum) ? Momentum : form.Momentum);
}
