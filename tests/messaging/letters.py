"""E-mails as programs write them, with nobody's real address in them."""

GMAIL = b"""Delivered-To: reply+k7qp@doorstep.example
Received: from mail.example.org by doorstep.example; Mon, 23 Nov 2026 10:05:00 +0000
MIME-Version: 1.0
References: <offer-0@doorstep.example> <offer-1@doorstep.example>
In-Reply-To: <offer-1@doorstep.example>
From: Ben <ben@example.org>
Date: Mon, 23 Nov 2026 10:04:48 +0000
Message-ID: <CAx1@mail.example.org>
Subject: =?UTF-8?Q?Re=3A_Shopping_in_SE15_=E2=9C=93?=
To: Doorstep <reply+k7qp@doorstep.example>
Cc: Clara <clara@example.org>
Content-Type: multipart/alternative; boundary="0000000000001"

--0000000000001
Content-Type: text/plain; charset="UTF-8"

Yes please K7QP

On Mon, 23 Nov 2026 at 10:00, Doorstep <
reply+k7qp@doorstep.example> wrote:

> Somebody in SE15 needs shopping. Reply YES, NO or LATER.
>

--0000000000001
Content-Type: text/html; charset="UTF-8"

<div dir="ltr">Yes please K7QP</div><br><div class="gmail_quote"><blockquote>Somebody</blockquote></div>

--0000000000001--
"""

OUTLOOK = b"""From: "Ben" <ben@example.org>
To: <reply@doorstep.example>
Subject: RE: Shopping
Message-ID: <DB9P1@example.org>
MIME-Version: 1.0
Content-Type: text/html; charset="Windows-1252"
Content-Transfer-Encoding: quoted-printable

<html><head><meta http-equiv=3D"Content-Type" content=3D"text/html"><style>p=
 {margin:0}</style><!--[if !mso]><style>v\\:* {}</style><![endif]--></head>
<body lang=3D"EN-GB"><script>alert(1)</script>
<p class=3D"MsoNormal">Can't today &amp; sorry =96<br>tomorrow?<o:p></o:p></p>
<div id=3D"divRplyFwdMsg"><b>From:</b> Doorstep &lt;x@doorstep.example&gt;<br>
<b>Sent:</b> 23 November 2026 10:00<br><b>To:</b> Ben<br><b>Subject:</b> Shopping</div>
<p>Somebody in SE15 needs shopping.</p></body></html>
"""

DSN_POSTFIX = b"""Return-Path: <>
From: MAILER-DAEMON@mx.example.net (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: bounces@doorstep.example
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4F1C.1763"
Message-Id: <20261123.4F1C@mx.example.net>

This is a MIME-encapsulated message.

--4F1C.1763
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients.

--4F1C.1763
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net
X-Postfix-Queue-ID: 4F1C
Arrival-Date: Mon, 23 Nov 2026 10:00:00 +0000 (GMT)

Final-Recipient: rfc822; nobody@example.org
Original-Recipient: rfc822;nobody@example.org
Action: failed
Status: 5.1.1
Remote-MTA: dns; mail.example.org
Diagnostic-Code: smtp; 550 5.1.1 <nobody@example.org>: User unknown

--4F1C.1763
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

From: Doorstep <hello@doorstep.example>
To: nobody@example.org
Message-ID: <offer-1@doorstep.example>
Subject: Shopping

--4F1C.1763--
"""

# As somebody forwards it who wonders what it means.
DSN_FORWARDED = (
    b"From: Ben <ben@example.org>\nSubject: Fwd: Undelivered Mail Returned to Sender\nMIME-Version: 1.0\n"
    b'Content-Type: multipart/mixed; boundary="fwd"\n\n--fwd\nContent-Type: text/plain\n\nWhat is this?\n\n'
    b"--fwd\nContent-Type: message/rfc822\n\n" + DSN_POSTFIX + b"\n--fwd--\n"
)

DSN_DELAYED = (
    DSN_POSTFIX.replace(b"Action: failed", b"Action: delayed")
    .replace(b"Status: 5.1.1", b"Status: 4.4.1")
    .replace(b"nobody@", b"slow@")
)

ARF = b"""From: <feedback@isp.example>
To: <complaints@doorstep.example>
Subject: FW: Shopping
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="part1"

--part1
Content-Type: text/plain; charset="US-ASCII"

This is an email abuse report.

--part1
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: SomeGenerator/1.0
Version: 1
Original-Mail-From: <hello@doorstep.example>
Original-Rcpt-To: <ben@example.org>

--part1
Content-Type: message/rfc822
Content-Disposition: inline

From: Doorstep <hello@doorstep.example>
To: <ben@example.org>
Subject: Shopping
Message-ID: <offer-1@doorstep.example>

Somebody in SE15 needs shopping.

--part1--
"""

AUTO_REPLY = b"""From: Ben <ben@example.org>
To: hello@doorstep.example
Subject: Automatic reply: Shopping
Auto-Submitted: auto-replied
X-Auto-Response-Suppress: All
In-Reply-To: <offer-1@doorstep.example>

I am away until Monday. Yes, really.
"""

# What is written above, under and between what was answered, and what is somebody's own of it.
QUOTES = [
    ("Yes\n\nOn Mon, 23 Nov 2026 at 10:00, Doorstep <x@doorstep.example> wrote:\n> Can you?\n", "Yes"),
    ("On Mon, 23 Nov 2026 Doorstep\n<x@doorstep.example> wrote:\n> Can you?\n\nYes, below", "Yes, below"),
    ("> Can you?\nYes\n> Really?\nYes", "Yes\nYes"),
    ("Ja\n\nAm 23.11.2026 um 10:00 schrieb Doorstep:\nKannst du?", "Ja"),
    ("Oui\n\nLe lun. 23 nov. 2026 à 10:00, Doorstep <x@y.example> a écrit :\n> Pouvez", "Oui"),
    ("Sí\n\nEl lun, 23 nov 2026 a las 10:00, Doorstep (<x@y.example>) escribió:\n> Puede", "Sí"),
    ("Yes\n-----Original Message-----\nFrom: Doorstep\nCan you?", "Yes"),
    ("Yes\n________________________________\nFrom: Doorstep <x@y.example>\nSent: Monday", "Yes"),
    ("Yes\n\nFrom: Doorstep <x@y.example>\nSent: 23 November 2026 10:00\nTo: Ben\nSubject: Can you?", "Yes"),
    ("Yes\n##- Please type your reply above this line -##\nCan you?", "Yes"),
    ("Yes\n---------- Forwarded message ---------\nCan you?", "Yes"),
    ("Yes\n-- \nBen\n020 7946 0000", "Yes"),
    ("Yes\n\nSent from my iPhone", "Yes"),
    ("Yes\nGet Outlook for Android<https://aka.ms/x>", "Yes"),
    ("Sí\nEnviado desde mi iPhone", "Sí"),
    ("On my way: nearly there", "On my way: nearly there"),
    ("From: the bus stop I walk", "From: the bus stop I walk"),
    ("> only what was asked", ""),
]


def written(head: str, body: str) -> bytes:
    """Write a message with one file in it, whose type says nothing."""
    return f"Content-Type: application/octet-stream\n{head}\n\n{body}".encode()
