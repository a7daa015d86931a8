"""The domain's offer as a frame, and back."""

from kiosk_app.domain import check
from kiosk_app.link import messages


def offer_frame(offer: check.Offer) -> messages.Offer:
    """The domain's offer as a frame."""
    picture = offer.picture
    return messages.Offer(
        check_id=offer.check_id,
        session_id=offer.session_id,
        business_code=offer.business_code,
        picture=messages.PicturePart(picture.sha256, picture.size, picture.width, picture.height, picture.media_type),
        fields=tuple(messages.FieldPart(f.label, f.text, f.box) for f in offer.fields),
        revision_of=offer.revision_of,
        ttl=offer.ttl,
    )


def offer_of(frame: messages.Offer) -> check.Offer:
    """The frame as the domain's offer."""
    picture = frame.picture
    return check.Offer(
        check_id=frame.check_id,
        session_id=frame.session_id,
        business_code=frame.business_code,
        picture=check.Picture(picture.sha256, picture.bytes, picture.w, picture.h, picture.type),
        fields=tuple(check.Field(f.label, f.text, f.box) for f in frame.fields),
        revision_of=frame.revision_of,
        ttl=frame.ttl,
    )
