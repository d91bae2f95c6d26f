using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Lowering;

/// <summary>What things are called inside a method's entry.</summary>
internal sealed class EntryNames(NormSpec spec)
{
    public int? OnlySize => spec.Sizes.Count == 1 ? spec.Sizes[0] : null;

    public string Dim => OnlySize is { } size ? Literals.Int(size) : "dim";

    /// <summary>The features that are normalized together: all of them, or a group.</summary>
    public string GroupDim => OnlySize is { } size ? Literals.Int(size / spec.Groups) : spec.Groups == 1 ? "dim" : $"(dim / {Literals.Int(spec.Groups)})";

    /// <summary>The parameter that tells the feature count where no size does.</summary>
    public Role DimSource => spec.DimSource!.Value;

    /// <summary>The positions of a sample.</summary>
    public string Spatial => spec.Has(Role.Spatial) ? "spatial" : Literals.Int(spec.Spatial);

    /// <summary>What tells of padding, as the first argument of several.</summary>
    public string Padding => spec.Has(Role.Mask) ? "mask, " : spec.Has(Role.Lengths) ? "lengths, " : "";

    /// <summary>The span at a place.</summary>
    public string Of(Place place) => place switch
    {
        Place.Output => KernelContext.Name(spec.Output.Role),
        Place.BranchInput => "branchInput",
        Place.BranchOutput => "branchOutput",
        _ => KernelContext.Name(PlaceRoles.Of(place)!.Value),
    };

    /// <summary>The elements from one row to the next at a place.</summary>
    public string Stride(Place place) => KernelContext.StrideAt(spec, place) is { } stride ? KernelContext.Name(stride) : Dim;
}
