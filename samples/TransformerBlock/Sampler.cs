using System.Diagnostics;

namespace TransformerBlock;

/// <summary>What was generated.</summary>
/// <param name="Tokens">The prompt and what followed.</param>
/// <param name="Features">The last features of each position that was run, each but the prompt's by itself.</param>
/// <param name="Seconds">The time of what followed the prompt.</param>
/// <param name="Text">All of it as text.</param>
internal sealed record Sample(int[] Tokens, float[] Features, double Seconds, string Text);

/// <summary>Generates character after character: each is drawn by the scores, and run through the model to score what follows it.</summary>
internal sealed class Sampler(Model model, float temperature, int seed)
{
    private readonly float[] _scores = new float[model.Weights.Vocabulary.Count];
    private readonly Random _random = new(seed);

    /// <summary>Continues a prompt; a cancelled run gives what there is so far.</summary>
    public Sample Run(int[] prompt, int length, Action<int> progress, CancellationToken cancel)
    {
        // All memory is made here; the loop makes none.
        int capacity = prompt.Length + length, count = prompt.Length;
        Activations activations = new(1, capacity);
        int[] tokens = new int[capacity];
        float[] features = new float[capacity * Shape.Dim];
        prompt.CopyTo(tokens, 0);

        // The whole prompt at once.
        activations.Begin(0, count, count);
        model.Features(prompt, activations).CopyTo(features);
        long start = Stopwatch.GetTimestamp();
        while (count < capacity && !cancel.IsCancellationRequested)
        {
            model.Scores(features.AsSpan((count - 1) * Shape.Dim, Shape.Dim), _scores);
            tokens[count] = Draw();

            // One position more; the keys and values of those before it are in the activations.
            activations.Begin(count, 1, 1);
            model.Features(tokens.AsSpan(count, 1), activations).CopyTo(features.AsSpan(count * Shape.Dim));
            count++;
            progress(count - prompt.Length);
        }

        double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        return new(tokens[..count], features[..(count * Shape.Dim)], seconds, model.Weights.Vocabulary.Decode(tokens.AsSpan(0, count)));
    }

    /// <summary>A token by its probability, softmax(scores/temperature); without temperature, the likeliest.</summary>
    private int Draw()
    {
        if (temperature > 0)
        {
            foreach (ref float score in _scores.AsSpan())
                score /= temperature;
            Softmax.Apply(_scores);
            float rest = _random.NextSingle();
            for (int token = 0; token < _scores.Length; token++)
            {
                rest -= _scores[token];
                if (rest < 0)
                    return token;
            }
        }

        // Also where rounding left a little of the rest.
        int likeliest = 0;
        for (int token = 1; token < _scores.Length; token++)
            likeliest = _scores[token] > _scores[likeliest] ? token : likeliest;
        return likeliest;
    }
}
