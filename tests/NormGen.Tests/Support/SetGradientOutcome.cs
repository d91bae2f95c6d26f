using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>What a gradient answers, each tensor by its role: dx, what was added to dweight and dbias, and Power's ν.</summary>
internal sealed class SetGradientOutcome
{
    private readonly SetGradientForm _form;
    private readonly SetGradientInput _input;
    private readonly SetOutcome? _forward;
    private readonly Dictionary<Role, Guarded> _memory = [];
    private readonly SetGradientCall _call = new();

    /// <summary>Makes ready for calls of a gradient; where it is handed what the forward pass has saved, that is run first.</summary>
    /// <param name="form">The gradient.</param>
    /// <param name="input">What it is given.</param>
    /// <param name="arguments">The numbers of the call.</param>
    /// <param name="dxIsDy">Whether dx is dy.</param>
    /// <param name="forward">A forward pass that has run already.</param>
    public SetGradientOutcome(SetGradientForm form, SetGradientInput input, SetArguments arguments, bool dxIsDy = false, SetOutcome? forward = null)
    {
        (_form, _input) = (form, input);
        _forward = forward ?? (form.IsSaved ? SetOutcome.Of(form.Forward, input.Forward, arguments) : null);
        foreach (Role role in form.Roles)
        {
            int? length = role switch
            {
                Role.Dy or Role.X or Role.Dx => input.Shape.Length,
                Role.Weight or Role.DWeight or Role.DBias or Role.RunningMean or Role.RunningVar or Role.RunningSquare or Role.Nu => input.Shape.Channels,
                Role.Mean or Role.InvStd => SetSharing.Of(form.Forward, input.Shape).Sets(input.Shape),
                _ => null,
            };
            if (length is { } known)
                _memory[role] = new Guarded(TypeOf(form, role), 1, known, known);
        }

        if (dxIsDy)
            _memory[Role.Dx] = _memory[Role.Dy];
        Tensor Whole(Role role) => _memory.TryGetValue(role, out Guarded? memory) ? memory.Whole : default;
        (_call.Dy, _call.X, _call.Weight, _call.Mean, _call.InvStd) = (Whole(Role.Dy), Whole(Role.X), Whole(Role.Weight), Whole(Role.Mean), Whole(Role.InvStd));
        (_call.RunningMean, _call.RunningVar, _call.RunningSquare, _call.Nu) = (Whole(Role.RunningMean), Whole(Role.RunningVar), Whole(Role.RunningSquare), Whole(Role.Nu));
        (_call.Dx, _call.DWeight, _call.DBias) = (Whole(Role.Dx), Whole(Role.DWeight), Whole(Role.DBias));
        (_call.Dim, _call.Spatial, _call.Epsilon) = (input.Shape.Channels, input.Shape.Spatial, arguments.For(form.Forward).Epsilon);
        if (form.Has(Role.Mask))
        {
            bool[] mask = input.Forward.MaskOf(form.Forward);
            _call.Mask = new Tensor(mask, 0, mask.Length);
        }

        if (form.Has(Role.Lengths))
            _call.Lengths = new Tensor(input.Forward.Lengths, 0, input.Forward.Lengths.Length);
        Reset();
    }

    /// <summary>What a gradient writes.</summary>
    public static IEnumerable<Role> Written(SetGradientForm form) =>
        form.Roles.Where(role => role is Role.Dx or Role.DWeight or Role.DBias || (role == Role.Nu && form.WritesNu));

    /// <summary>What a tensor's elements are stored as.</summary>
    public static ElementType TypeOf(SetGradientForm form, Role role) => role switch
    {
        Role.Dy => form.Forward.Y,
        Role.X or Role.Dx => form.Forward.X,
        Role.Weight => form.Forward.Parameters,
        Role.DWeight or Role.DBias => form.Sums,
        Role.Mean or Role.InvStd => form.Statistics,
        _ => form.Forward.Compute,
    };

    public static SetGradientOutcome Of(SetGradientForm form, SetGradientInput input, SetArguments arguments, bool dxIsDy = false, SetOutcome? forward = null)
    {
        SetGradientOutcome outcome = new(form, input, arguments, dxIsDy, forward);
        outcome.Run();
        return outcome;
    }

    /// <summary>A tensor that the gradient wrote, as it lies in memory.</summary>
    public Array this[Role role] => _memory[role].Values();

    /// <summary>The gradient of the input in the order of <see cref="SetShape"/>.</summary>
    public double[] Dx => _input.Shape.FromMemory(_form.Forward.Axis, Elements.Widen(this[Role.Dx]));

    /// <summary>Puts everything as it was before the first call.</summary>
    public void Reset()
    {
        foreach ((Role role, Guarded memory) in _memory)
        {
            if (role != Role.Dx)
                memory.Reset(Before(role));
            else if (!IsDy)
                memory.Reset(null);
        }
    }

    /// <summary>Calls the gradient, and holds it to writing what it may write only.</summary>
    public void Run()
    {
        Call();
        foreach ((Role role, Guarded memory) in _memory)
        {
            if (!memory.IsIntact())
                Assert.Fail($"{_form}, {_input}: {role} was written to outside its elements.");
            if (!Written(_form).Any(written => _memory[written] == memory) && !Elements.Bytes(memory.Values()).SequenceEqual(Elements.Bytes(Before(role))))
                Assert.Fail($"{_form}, {_input}: {role} was written to.");
        }
    }

    /// <summary>Calls the gradient, and nothing else.</summary>
    public void Call() => _form.Run(_call);

    /// <summary>A tensor before the call.</summary>
    public Array Before(Role role) => role is Role.Mean or Role.InvStd && _form.IsSaved ? _forward![role] : _input.Of(role, TypeOf(_form, role), _form.Forward.Axis);

    private bool IsDy => _memory.TryGetValue(Role.Dx, out Guarded? dx) && _memory.TryGetValue(Role.Dy, out Guarded? dy) && dx == dy;
}
