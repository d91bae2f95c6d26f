using System.ComponentModel;

#pragma warning disable CS0169 // The fields give the types their size; what they hold is read as memory.

namespace NormGen.Runtime;

/// <summary>
/// Stands, as an element type, for a weight that is not there: every load gives 1, and multiplying by that changes no bit. The
/// run-time-size kernels thus have one form, from which the JIT makes each that is used.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoWeight;

/// <summary>Stands for a bias that is not there: every load gives −0, and adding that changes no bit.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NoBias;

/// <summary>Stands for a tensor of a gradient that is not there: every load gives −0, and a store does nothing.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Nothing;

/// <summary>A weight stored as its distance from one: a load gives 1 + the element.</summary>
/// <typeparam name="T">The type that it is stored in.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ZeroCenteredWeight<T>
    where T : unmanaged
{
    private readonly T _distance;
}

/// <summary>One weight for all features: every load gives the first element.</summary>
/// <typeparam name="T">The type that it is stored in.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SharedWeight<T>
    where T : unmanaged
{
    private readonly T _weight;
}
