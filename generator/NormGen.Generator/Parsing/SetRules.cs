using Microsoft.CodeAnalysis;
using NormGen.Diagnostics;
using NormGen.Programs;
using NormGen.Specification;

namespace NormGen.Parsing;

/// <summary>Checks what samples, groups and state need and mean: how many positions a sample has, state in pairs, and nothing that has no meaning for the kind.</summary>
internal sealed class SetRules(IMethodSymbol method, NormSpec spec, AttributeReader reader, List<Problem> problems, CancellationToken cancellation)
{
    private readonly Sharing _sharing = ProgramCatalog.SharingOf(spec.Kind, spec.Axis);

    private bool AllKnown => spec.Parameters.Count == method.Parameters.Length;

    private string KindName => "Kind." + spec.Kind;

    private string AxisName => "Axis." + spec.Axis;

    private bool KeepsSquare => ProgramCatalog.States(spec.Kind, spec.Axis).Contains(Role.RunningSquare);

    /// <summary>Whether statistics are of other elements than those of a row.</summary>
    public static bool IsOfSets(NormSpec spec) => ProgramCatalog.SharingOf(spec.Kind, spec.Axis) != Sharing.Row;

    /// <summary>Whether the method has a placement where only rows can have one: what else the placement needs is then nobody's business.</summary>
    public static bool RefusesPlacement(NormSpec spec) => IsOfSets(spec) && spec.Placement != Placement.None && Enum.IsDefined(typeof(Placement), spec.Placement);

    /// <summary>Whether the method knows samples with positions.</summary>
    private bool HasPositions => spec.Axis == Axis.Channel || _sharing is Sharing.GroupOfSample or Sharing.FeatureOfSample;

    public void Check()
    {
        CheckSpatial();
        CheckGroups();
        CheckState();
        CheckGivenStatistics();
        CheckMomentum();
        CheckAlpha();
        if (IsOfSets(spec))
            CheckWhatRowsHave();
    }

    private void CheckSpatial()
    {
        bool isSet = reader.Gives("Spatial"), isGiven = spec.Has(Role.Spatial);
        if (!HasPositions)
        {
            string why = $"to {KindName} on {AxisName} every position is a row;";
            if (isGiven)
                WithoutEffect(Role.Spatial, why + " remove the parameter");
            if (isSet)
                SettingWithoutEffect("Spatial", why + " remove the setting");
            return;
        }

        if (isSet && isGiven)
            SettingWithoutEffect("Spatial", $"the parameter '{spec[Role.Spatial].Name}' gives the positions; remove one of the two");
        else if (isSet && spec.Spatial < 1)
            problems.Add(new Problem(Rules.WrongSpatial, reader.ValueLocation("Spatial"), spec.Spatial));
        else if (!isSet && !isGiven && AllKnown)
            Missing($"has nothing that tells the positions of a sample: add a parameter 'int spatial', or set Spatial in the attribute");
    }

    private void CheckGroups()
    {
        if (_sharing == Sharing.GroupOfSample && !reader.Gives("Groups"))
            Missing("has no groups: add Groups = 32, or the like; one group takes in all features of a sample");
        else if (!ProgramCatalog.TakesGroups(spec.Kind, spec.Axis) && reader.Gives("Groups"))
            SettingWithoutEffect("Groups", $"{KindName} takes statistics of each feature by itself; remove the setting");
    }

    private void CheckState()
    {
        IReadOnlyList<Role> states = ProgramCatalog.States(spec.Kind, spec.Axis);
        foreach (RoleParameter parameter in spec.Parameters.Where(p => RoleFacts.IsState(p.Role) && !states.Contains(p.Role)))
            WithoutEffect(parameter.Role, $"{KindName} keeps no {parameter.Role}; remove the parameter");
        IReadOnlyList<Role> present = [.. states.Where(spec.Has)];
        if (present.Count == 0 || !AreSpans(present))
            return;
        foreach (Role missing in states.Except(present).Where(_ => AllKnown))
        {
            RoleParameter other = spec[present[0]];
            Missing($"has '{other.Name}' without the state that goes with it: add a parameter '{SpanOf(other)} {RoleFacts.Of(missing).Names[0]}'");
        }

        if (present.Select(spec.Writes).Distinct().Count() > 1)
        {
            RoleParameter readOnly = spec[present.First(r => !spec.Writes(r))];
            Contradict(Of(readOnly.Role), readOnly.Name, "is read-only beside state that is written: make both a Span to train, or both a ReadOnlySpan to infer");
        }
    }

    private void CheckGivenStatistics()
    {
        if (!ProgramCatalog.TakesGivenStatistics(spec.Kind, spec.Axis))
            return;
        IReadOnlyList<Role> statistics = ProgramCatalog.Statistics(spec.Kind, spec.Axis);
        IReadOnlyList<Role> given = [.. statistics.Where(s => spec.Has(s) && !spec.Writes(s))];
        if (given.Count == 0 || !AreSpans(given))
            return;
        RoleParameter first = spec[given[0]];
        if (spec.Parameters.FirstOrDefault(p => ProgramCatalog.States(spec.Kind, spec.Axis).Contains(p.Role)) is { } state)
        {
            Contradict(Of(first.Role), first.Name, $"is given beside '{state.Name}', which gives statistics too: remove one, or make '{first.Name}' a Span to have it saved");
            return;
        }

        foreach (Role missing in statistics.Where(s => !spec.Has(s) && AllKnown))
            Missing($"is given '{first.Name}' alone: add a parameter '{SpanOf(first)} {RoleFacts.Of(missing).Names[0]}', or make '{first.Name}' a Span to have it saved");
        if (statistics.Any(s => spec.Has(s) && spec.Writes(s)))
            Contradict(Of(first.Role), first.Name, "is read-only beside a statistic that is written: make both a Span to have them saved, or both a ReadOnlySpan to have them used");
        if (spec.Has(Role.Epsilon))
            WithoutEffect(Role.Epsilon, "ε is in the given invStd already; remove the parameter");
        else if (reader.Gives("Epsilon"))
            SettingWithoutEffect("Epsilon", "ε is in the given invStd already; remove the setting");
        if (reader.Gives("EpsilonMode"))
            SettingWithoutEffect("EpsilonMode", "ε is in the given invStd already; remove the setting");
    }

    private void CheckMomentum()
    {
        IReadOnlyList<Role> states = ProgramCatalog.States(spec.Kind, spec.Axis);
        bool canTrain = ProgramCatalog.UpdatesByElements(spec.Kind, spec.Axis), trains = canTrain && states.Any(s => spec.Has(s) && spec.Writes(s));
        if (!trains)
        {
            string why = canTrain ? "only running statistics that are written take it"
                : KeepsSquare ? $"{KindName} takes AlphaForward instead"
                : $"{KindName} has no running mean and variance";
            foreach (Role role in new[] { Role.Momentum, Role.Batches }.Where(spec.Has))
                WithoutEffect(role, why + "; remove the parameter");
            if (reader.Gives("Momentum"))
                SettingWithoutEffect("Momentum", why + "; remove the setting");
            return;
        }

        if (reader.Gives("Momentum") && (spec.Has(Role.Momentum) || spec.Has(Role.Batches)))
            SettingWithoutEffect("Momentum", $"the parameter '{spec[spec.Has(Role.Momentum) ? Role.Momentum : Role.Batches].Name}' gives it; remove one of the two");
        else
            problems.AddRange(Numbers.ProblemsOfShare(reader, "Momentum", reader.Momentum));
        if (spec.Has(Role.Momentum) && spec.Has(Role.Batches))
            Contradict(Of(Role.Batches), spec[Role.Batches].Name, $"stands beside '{spec[Role.Momentum].Name}': an average over all batches has no momentum; remove one");
        if (spec.Has(Role.Momentum))
            problems.AddRange(Numbers.ProblemsOfDefaultMomentum(method.Parameters.First(p => p.Name == spec[Role.Momentum].Name), cancellation));
    }

    private void CheckAlpha()
    {
        // The gradient takes AlphaBackward from its forward method, so that it is right wherever there is such state.
        bool trains = spec.Has(Role.RunningSquare) && spec.Writes(Role.RunningSquare);
        foreach ((string setting, double value, bool hasEffect) in new[] { ("AlphaForward", reader.AlphaForward, trains), ("AlphaBackward", reader.AlphaBackward, true) })
        {
            if (hasEffect && KeepsSquare)
                problems.AddRange(Numbers.ProblemsOfShare(reader, setting, value));
            else if (reader.Gives(setting))
                SettingWithoutEffect(setting, (KeepsSquare ? "only a runningSquare that is written takes it" : $"{KindName} has no running quadratic mean") + "; remove the setting");
        }
    }

    /// <summary>Strides and placements are of rows.</summary>
    private void CheckWhatRowsHave()
    {
        foreach (Role stride in new[] { Role.XStride, Role.YStride }.Where(spec.Has))
            WithoutEffect(stride, $"{KindName} on {AxisName} takes tensors whose elements follow one another; remove the parameter");
        if (RefusesPlacement(spec))
            problems.Add(new Problem(Rules.NotSupported, reader.ValueLocation("Placement"), $"Placement.{spec.Placement} with {KindName} on {AxisName}", "add the residual yourself, and remove the setting"));
    }

    /// <summary>A parameter that should be a span and is none has an error already; what it was meant to be cannot be known.</summary>
    private bool AreSpans(IEnumerable<Role> roles) => roles.All(r => spec[r].IsSpan);

    private string SpanOf(RoleParameter parameter) => $"{(parameter.IsWritable ? "Span" : "ReadOnlySpan")}<{parameter.Element.Name}>";

    private Location? Name => DeclarationReader.Syntax(method, cancellation)?.Identifier.GetLocation() ?? method.Locations.FirstOrDefault();

    private Location? Of(Role role) => method.Parameters.First(p => p.Name == spec[role].Name).Locations.FirstOrDefault();

    private void Missing(string what) => problems.Add(new Problem(Rules.MissingRole, Name, method.Name, what));

    private void Contradict(Location? location, string what, string why) => problems.Add(new Problem(Rules.Contradiction, location, what, why));

    private void WithoutEffect(Role role, string why) => problems.Add(new Problem(Rules.WithoutEffect, Of(role), spec[role].Name, why));

    private void SettingWithoutEffect(string setting, string why) =>
        problems.Add(new Problem(Rules.WithoutEffect, reader.LocationOf(setting), setting, why) { Data = FixData.Needless });
}
