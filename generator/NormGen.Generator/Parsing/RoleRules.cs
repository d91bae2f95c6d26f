using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Checks that a method has the parameters and settings that its kind and placement need, and none that mean nothing there.</summary>
internal sealed class RoleRules(IMethodSymbol method, NormSpec spec, AttributeReader reader, List<Problem> problems, CancellationToken cancellation)
{
    private bool AllKnown => spec.Parameters.Count == method.Parameters.Length;

    private Location? Name => DeclarationReader.Syntax(method, cancellation)?.Identifier.GetLocation() ?? method.Locations.FirstOrDefault();

    private string X => spec.Has(Role.X) ? spec[Role.X].Element.Name : "float";

    public void Check()
    {
        CheckInputs();
        CheckEpsilon();
        CheckStatistics();
        CheckPlacement();
        CheckPadding();
        if (spec.ZeroCentered && !spec.Has(Role.Weight) && !spec.Has(Role.NextWeight))
            SettingWithoutEffect("ZeroCentered", "there is no weight; add one, or remove the setting");
        if (spec.ZeroCentered && spec.Has(Role.Weight) && !spec[Role.Weight].IsSpan)
            Contradict(reader.LocationOf("ZeroCentered"), "ZeroCentered", $"is about weights as they are stored, and '{spec[Role.Weight].Name}' is a number: pass γ itself, and remove the setting");
        if (spec.Groups > 1 && spec.Has(Role.Weight) && !spec[Role.Weight].IsSpan)
            Contradict(Of(Role.Weight), spec[Role.Weight].Name, "is one weight for a whole row, and Groups makes several of it; make it a ReadOnlySpan, or remove Groups");
    }

    private void CheckInputs()
    {
        if (!spec.Has(Role.X) && AllKnown)
            Missing("has no input: add a parameter 'ReadOnlySpan<float> x', or 'Span<float> x' to work in place");
        int sizes = spec.Sizes.Distinct().Count();
        bool tellsDim = spec.Has(Role.Dim) || spec.Parameters.Any(p => (RoleFacts.IsPerFeature(p.Role) || RoleFacts.IsState(p.Role)) && p.IsSpan);
        if (sizes != 1 && !tellsDim && AllKnown)
            Missing("has nothing that tells the feature count: add a weight, a bias or a parameter 'int dim', or give one size in the attribute");
        if (sizes == 1 && spec.Has(Role.Dim))
            WithoutEffect(Role.Dim, "the attribute gives the only size; remove the parameter");
        if (spec.Has(Role.YStride) && !spec.Has(Role.Y) && !SetRules.IsOfSets(spec))
            WithoutEffect(Role.YStride, "the method works in place, and xStride says where its rows are; remove the parameter");
    }

    private void CheckEpsilon()
    {
        if (reader.Gives("Epsilon") && spec.Has(Role.Epsilon))
            SettingWithoutEffect("Epsilon", $"the parameter '{spec[Role.Epsilon].Name}' gives ε; remove one of the two");
        if (spec.Has(Role.Epsilon))
            problems.AddRange(Numbers.ProblemsOfDefaultEpsilon(Parameter(Role.Epsilon), cancellation));
        if (!Enum.IsDefined(typeof(EpsilonMode), spec.EpsilonMode))
            Contradict(reader.ValueLocation("EpsilonMode"), AttributeReader.Shown(spec.EpsilonMode), "is no place of ε; name a member of the enum");
        if (reader.Gives("EpsilonMode") && !ProgramCatalog.HasEpsilonUnderRoot(spec.Kind, spec.Axis))
            SettingWithoutEffect("EpsilonMode", $"Kind.{spec.Kind} has no ε under a root; remove the setting");
    }

    private void CheckStatistics()
    {
        IReadOnlyList<Role> statistics = ProgramCatalog.Statistics(spec.Kind, spec.Axis);
        foreach ((Role role, Role statistic) in new[] { (Role.Mean, Role.Mean), (Role.InvStd, Role.InvStd), (Role.NextMean, Role.Mean), (Role.NextInvStd, Role.InvStd) })
        {
            if (spec.Has(role) && !statistics.Contains(statistic))
                WithoutEffect(role, $"Kind.{spec.Kind} has no statistic {statistic}; remove the parameter");
        }
    }

    private void CheckPlacement()
    {
        if (!Enum.IsDefined(typeof(Placement), spec.Placement))
        {
            Contradict(reader.ValueLocation("Placement"), AttributeReader.Shown(spec.Placement), "is no placement; name a member of the enum");
            return;
        }

        if (SetRules.RefusesPlacement(spec))
            return;
        bool isPlaced = spec.Placement != Placement.None;
        if (isPlaced && AllKnown && !spec.Has(Role.Residual) && !spec.IsBlock)
            Missing($"has Placement.{spec.Placement} and no residual: add a parameter '{(spec.Placement is Placement.Pre or Placement.Sandwich ? "Span" : "ReadOnlySpan")}<{X}> residual', or a 'sublayer' for the whole block");
        bool isOfSets = SetRules.IsOfSets(spec);
        string unplaced = isOfSets ? $"Kind.{spec.Kind} on Axis.{spec.Axis} takes no residual" : "a method without a Placement has no residual";
        foreach (Role role in new[] { Role.Residual, Role.Sum, Role.ResidualScale, Role.BranchScale, Role.Sublayer }.Where(r => !isPlaced && spec.Has(r)))
            WithoutEffect(role, $"{unplaced}; {(isOfSets ? "" : "set one in the attribute, or ")}remove the parameter");
        foreach (string setting in new[] { "ResidualScale", "BranchScale" }.Where(s => !isPlaced && reader.Gives(s)))
            SettingWithoutEffect(setting, $"{unplaced}; {(isOfSets ? "" : "set one, or ")}remove the setting");
        foreach ((string setting, Role role) in new[] { ("ResidualScale", Role.ResidualScale), ("BranchScale", Role.BranchScale) })
        {
            if (!isPlaced || !spec.Has(role))
                continue;
            problems.AddRange(Numbers.ProblemsOfDefaultScale(Parameter(role), cancellation));

            // Beside Placement.Deep neither has a place, and each is told by itself.
            if (reader.Gives(setting) && (role, spec.Placement) is not (Role.ResidualScale, Placement.Deep))
                SettingWithoutEffect(setting, $"the parameter '{spec[role].Name}' gives the factor; remove one of the two");
        }

        foreach (Role role in new[] { Role.NextWeight, Role.NextBias, Role.NextMean, Role.NextInvStd }.Where(r => spec.Placement != Placement.Sandwich && spec.Has(r)))
            WithoutEffect(role, "only Placement.Sandwich has a second norm; remove the parameter");
        if (spec.Has(Role.Sum) && spec.Placement is Placement.Pre or Placement.Sandwich)
            WithoutEffect(Role.Sum, "the sum is what residual holds afterwards; remove the parameter");
        if (spec.IsBlock && isPlaced)
            CheckBlock();
        else if (!spec.IsBlock && spec.Has(Role.Workspace))
            WithoutEffect(Role.Workspace, "only a block with a sublayer needs it; remove the parameter");
    }

    private void CheckBlock()
    {
        if (spec.Has(Role.Residual))
            Contradict(Of(Role.Residual), spec[Role.Residual].Name, "stands beside a sublayer: in a whole block the residual is x itself; remove it");
        if (spec.Has(Role.Sum) && spec.Placement is Placement.Post or Placement.Deep)
            Contradict(Of(Role.Sum), spec[Role.Sum].Name, "stands beside a sublayer: a block keeps its sum to itself; remove it, or use the fused step after the sub-layer");
        if (spec.Has(Role.X) && spec.Has(Role.Y) && spec[Role.Y].Element != spec[Role.X].Element)
            Contradict(Of(Role.Y), spec[Role.Y].Name, $"has another type than x, and a block's stream has one; make it a Span<{X}>");
        foreach (Role stride in new[] { Role.XStride, Role.YStride }.Where(spec.Has))
            Contradict(Of(stride), spec[stride].Name, "stands beside a sublayer, which takes rows that follow one another; remove it");
    }

    private void CheckPadding()
    {
        if (spec.Has(Role.Mask) && spec.Has(Role.Lengths))
            Contradict(Of(Role.Lengths), spec[Role.Lengths].Name, $"stands beside '{spec[Role.Mask].Name}', and both tell the padding; remove one");
    }

    private IParameterSymbol Parameter(Role role) => method.Parameters.First(p => p.Name == spec[role].Name);

    private Location? Of(Role role) => Parameter(role).Locations.FirstOrDefault();

    private void Missing(string what) => problems.Add(new Problem(Rules.MissingRole, Name, method.Name, what));

    private void Contradict(Location? location, string what, string why) => problems.Add(new Problem(Rules.Contradiction, location, what, why));

    private void WithoutEffect(Role role, string why) => problems.Add(new Problem(Rules.WithoutEffect, Of(role), spec[role].Name, why));

    private void SettingWithoutEffect(string setting, string why) =>
        problems.Add(new Problem(Rules.WithoutEffect, reader.LocationOf(setting), setting, why) { Data = FixData.Needless });
}
