/** How the record is doing, in the few words the screens need. The app fills it in; nothing here knows where attempts are kept. */
export interface RecordView {
  /** `none`: no place was found. The others are the keeper's own. */
  readonly health: 'recording' | 'retrying' | 'unsaved' | 'preview' | 'elsewhere' | 'left' | 'none';
  readonly where: 'lms' | 'browser' | 'none';
  /** How leaving went. */
  readonly left?: 'confirmed' | 'accepted' | 'failed';
  /** It was a preview when one left. */
  readonly preview?: boolean;
  /** The bookmark came back cut or changed. */
  readonly damaged?: boolean;
  readonly offer?: Offer;
  readonly technical?: () => Readonly<Record<string, string | number>>;
}

/** This device knows of a later place; one that `completes` a course which the record does not call complete says so. */
export interface Offer {
  readonly keptAt: number;
  readonly completes?: boolean;
  readonly accept: () => void;
  readonly decline: () => void;
}
