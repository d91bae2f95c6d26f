using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>The element types of a gradient's parameters: what the forward method has too is the same there, and a gradient has the type of what it belongs to.</summary>
internal static class GradientTypes
{
    /// <summary>The element types that a role may have, the usual one first.</summary>
    public static IReadOnlyList<ElementType> Of(Role role, NormSpec forward)
    {
        Role owner = role switch
        {
            Role.Dy => forward.Output.Role,
            Role.DWeight => Role.Weight,
            Role.DBias => Role.Bias,
            Role.DNextWeight => Role.NextWeight,
            Role.DNextBias => Role.NextBias,
            _ => role,
        };
        ElementType x = forward[Role.X].Element;
        ElementType? same = forward.Has(owner) ? forward[owner].Element : null;
        return RoleFacts.Of(role).Extent switch
        {
            RoleExtent.Tensor => [same ?? x],
            RoleExtent.Feature => new[] { same ?? x, forward.Compute }.Distinct().ToList(),
            _ when role is Role.Dim or Role.Spatial or Role.Lengths => [ElementType.Int32],
            _ when role == Role.Mask => [ElementType.Boolean],
            _ when role == Role.Workspace => [x],
            _ => [same ?? forward.Compute],
        };
    }
}
