"""The template of a certificate: one landscape page inside a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from templates.source.page import Page, Run

if TYPE_CHECKING:
    from templates.source.tongue import Tongue


def certificate(tongue: Tongue) -> Page:
    """证书: number, whose it is, for what, issued by whom and when."""
    page = Page(tongue, landscape=True)
    page.frame()
    page.add("{{ letterhead }}", "CertificateHead")
    page.say("certificate.title", "CertificateTitle")
    page.say("certificate.number", "CertificateNumber")
    page.add((Run("{{ person }}", "CertificateWho"), tongue.say("certificate.id")), "CertificateName")
    page.say("certificate.text", "CertificateText")
    page.say("certificate.given", "CertificateText")
    page.add("{% if issuer %}{{ issuer }}{% endif %}", "CertificateSign")
    page.add("{{ issued }}", "CertificateSign")
    return page
