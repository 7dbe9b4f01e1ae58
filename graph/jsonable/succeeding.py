"""Who comes next as JSON; rules are named in short, `GET /rules` has their texts."""

from graph.jsonable.heard import signal_json
from graph.jsonable.names import Object, clocks_json, date_json, person_json, post_json
from graph.jsonable.spells import evidence_json, tenure_json
from graph.rules.findings import Finding, RuleRef, Verdict
from graph.succeeding import Ahead, Candidate, Candidates, Check, Score, Turn
from graph.vocabulary import Lane

_OUTCOMES = {Verdict.YES: "passed", Verdict.NO: "failed", Verdict.UNKNOWN: "unknown"}


def rule_json(rule: RuleRef) -> Object:
    """One version of a rule, in short."""
    return {
        "id": rule.id,
        "version": rule.version,
        "authority": rule.authority,
        "citation": rule.citation,
        "verified": rule.verified and not rule.doubts,
    }


def grounds_json(finding: Finding) -> Object:
    """What an answer rests on: verdict, rules, inputs, what is missing."""
    return {
        "verdict": finding.verdict.value,
        "imprecise": finding.imprecise,
        "missing": list(finding.missing),
        "used": dict(finding.used),
        "notes": [{"code": note.code, "vi": note.vi, "en": note.en} for note in finding.notes],
        "rules": [rule_json(rule) for rule in finding.rules],
    }


def ahead_json(ahead: Ahead) -> Object:
    """When and why a post is expected to fall free; what is only heard stands apart."""
    return {
        "vacant": ahead.vacant,
        "falls_free_on": date_json(ahead.falls_free_on),
        "holders": [
            {"person": person_json(held.person), **tenure_json(held)} for held in ahead.holders
        ],
        "expected": [
            {
                "why": each.why.value,
                "person": person_json(each.person),
                "on": date_json(each.on),
                "action": each.action,
                **grounds_json(each.finding),
                "evidence": evidence_json(each.words),
            }
            for each in ahead.expected
        ],
        "signals": [signal_json(row) for row in ahead.signals],
    }


def candidates_json(found: Candidates) -> Object:
    """Who could follow in a post."""
    return {"post": post_json(found.post), **clocks_json(found.clocks),
            "lanes": list(Lane), **following_json(found)}  # fmt: skip


def following_json(found: Candidates) -> Object:
    """What lies ahead of a post and who could follow, beside who held it."""
    return {
        "ahead": ahead_json(found.ahead),
        "total": found.total,
        "quota": grounds_json(found.quota),
        "scoring": rule_json(found.scoring),
        "candidates": [_candidate(row) for row in found.rows],
    }


def _candidate(row: Candidate) -> Object:
    return {
        "person": person_json(row.person),
        "source": row.source.value,
        "reach": row.reach.value,
        "verdict": row.verdict.value,
        "conflicts": list(row.conflicts),
        "open_questions": list(row.open_questions),
        "holds": [
            {"post": post_json(held.post), "from": held.start, "mode": held.mode}
            for held in row.holds
        ],
        "planned_since": row.plan.since if row.plan else None,
        "checks": [check_json(check) for check in row.checks],
        "months_left": row.months_left,
        "months_in_post": row.months_in_post,
        "turns": [_turn(turn) for turn in row.turns],
        "evidence": evidence_json(row.words),
        "score": _score(row.score),
    }


def check_json(check: Check) -> Object:
    """One condition, and whether it is met."""
    return {
        "name": check.name,
        "outcome": _OUTCOMES[check.verdict],
        "bars": check.bars,
        **grounds_json(check.finding),
    }


def _turn(turn: Turn) -> Object:
    return {
        "kind": turn.kind,
        "from": turn.on,
        "returns_on": turn.until,
        "purpose": turn.purpose,
        "event": turn.event,
    }


def _score(score: Score) -> Object:
    return {
        "value": score.value,
        "points": [
            {"name": each.name, "weight": each.weight, "share": round(each.share, 4)}
            for each in score.points
        ],
    }
