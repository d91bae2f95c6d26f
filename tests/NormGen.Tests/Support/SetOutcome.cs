using NormGen.Tests.Kernels;

namespace NormGen.Tests.Support;

/// <summary>What a form answers, each tensor by its role: the output, the running state, the statistics.</summary>
internal sealed class SetOutcome
{
    private static readonly Role[] s_state = [Role.RunningMean, Role.RunningVar, Role.RunningSquare];
    private static readonly Role[] s_statistics = [Role.Mean, Role.InvStd];

    private readonly SetForm _form;
    private readonly SetInput _input;
    private readonly Dictionary<Role, Guarded> _memory = [];
    private readonly SetCall _call = new();

    /// <summary>Makes ready for calls of a form.</summary>
    public SetOutcome(SetForm form, SetInput input, SetArguments arguments, bool yIsX = false)
    {
        (_form, _input) = (form, input);
        SetArguments own = arguments.For(form);
        foreach (Role role in form.Roles)
        {
            (ElementType type, int length)? made = role switch
            {
                Role.X => (form.X, input.Shape.Length),
                Role.Y => (form.Y, input.Shape.Length),
                Role.Weight or Role.Bias => (form.Parameters, input.Shape.Channels),
                _ when s_state.Contains(role) => (form.Compute, input.Shape.Channels),
                _ when s_statistics.Contains(role) => (form.Compute, SetSharing.Of(form, input.Shape).Sets(input.Shape)),
                _ => null,
            };
            if (made is var (type, length))
                _memory[role] = new Guarded(type, 1, length, length);
        }

        if (yIsX)
            _memory[Role.Y] = _memory[Role.X];
        (_call.Dim, _call.Spatial, _call.Epsilon, _call.Momentum) = (input.Shape.Channels, input.Shape.Spatial, own.Epsilon, own.Momentum);
        Tensor Whole(Role role) => _memory.TryGetValue(role, out Guarded? memory) ? memory.Whole : default;
        (_call.X, _call.Y, _call.Weight, _call.Bias) = (Whole(Role.X), Whole(Role.Y), Whole(Role.Weight), Whole(Role.Bias));
        (_call.RunningMean, _call.RunningVar, _call.RunningSquare) = (Whole(Role.RunningMean), Whole(Role.RunningVar), Whole(Role.RunningSquare));
        (_call.Mean, _call.InvStd) = (Whole(Role.Mean), Whole(Role.InvStd));
        if (form.Has(Role.Mask))
        {
            bool[] mask = input.MaskOf(form);
            _call.Mask = new Tensor(mask, 0, mask.Length);
        }

        if (form.Has(Role.Lengths))
            _call.Lengths = new Tensor(input.Lengths, 0, input.Lengths.Length);
        Reset();
    }

    public long Batches => _call.Batches;

    /// <summary>What a form writes.</summary>
    public static IEnumerable<Role> Written(SetForm form) => form.Roles.Where(role =>
        role == Role.Y || (role == Role.X && form.InPlace) || (form.IsTraining && s_state.Contains(role)) || (!form.IsGiven && s_statistics.Contains(role)));

    public static SetOutcome Of(SetForm form, SetInput input, SetArguments arguments, bool yIsX = false)
    {
        SetOutcome outcome = new(form, input, arguments, yIsX);
        outcome.Run();
        return outcome;
    }

    /// <summary>A tensor that the form wrote, as it lies in memory.</summary>
    public Array this[Role role] => _memory[role].Values();

    /// <summary>The output in the order of <see cref="SetShape"/>.</summary>
    public double[] Y => _input.Shape.FromMemory(_form.Axis, Elements.Widen(this[_form.InPlace ? Role.X : Role.Y]));

    /// <summary>Puts everything as it was before the first call.</summary>
    public void Reset()
    {
        _call.Batches = _input.Batches;
        foreach ((Role role, Guarded memory) in _memory)
        {
            // An output that is the input has that one's values.
            if (role != Role.Y || memory != _memory[Role.X])
                memory.Reset(IsRead(role) ? Before(role) : null);
        }
    }

    /// <summary>Puts another batch in the place of x.</summary>
    public void Next(SetInput input) => _memory[Role.X].Reset(input.Of(Role.X, _form.X, _form.Axis));

    /// <summary>Calls the form, and holds it to writing what it may write only.</summary>
    public void Run()
    {
        Call();
        foreach ((Role role, Guarded memory) in _memory)
        {
            if (!memory.IsIntact())
                Assert.Fail($"{_form}, {_input}: {role} was written to outside its elements.");
            bool isWritten = Written(_form).Any(written => _memory[written] == memory);
            if (!isWritten && !Elements.Bytes(memory.Values()).SequenceEqual(Elements.Bytes(Before(role))))
                Assert.Fail($"{_form}, {_input}: {role} was written to.");
        }
    }

    /// <summary>Calls the form, and nothing else.</summary>
    public void Call() => _form.Run(_call);

    /// <summary>Holds everything to what it was before the call.</summary>
    public void AssertUntouched(Func<string> what)
    {
        Assert.Equal(_input.Batches, _call.Batches);
        foreach (Role role in Written(_form))
        {
            Array before = IsRead(role) ? Before(role) : Elements.Untouched(role == Role.Y ? _form.Y : _form.Compute, _memory[role].Values().Length);
            Bits.AssertSame(role, before, this[role], 1, anyNaN: false, what);
        }
    }

    private bool IsRead(Role role) => role != Role.Y && (_form.IsGiven || !s_statistics.Contains(role));

    private Array Before(Role role) => _input.Of(role, role switch
    {
        Role.X => _form.X,
        Role.Weight or Role.Bias => _form.Parameters,
        _ => _form.Compute,
    }, _form.Axis);
}
